package cahier.protocol;

import cahier.session.SessionOptions;
import cahier.transport.Endpoint;
import cahier.transport.Kind;
import cahier.transport.Loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Starts a kernel and talks to it as a client does, all in this JVM: what a first start loads and
/// runs is recorded so for the start-up cache.
public final class Rehearsal {

    /// A machine that does other work may need minutes; who gives up goes without the cache.
    private static final int PATIENCE_MILLIS = 600_000;

    private static final int RETRY_MILLIS = 5;

    /// How many cells a client runs before it asks for something else.
    private static final int BETWEEN = 10;

    private static final List<String> PORTS =
            List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port");

    private final Wire wire;
    private final LinkedBlockingQueue<List<byte[]>> replies = new LinkedBlockingQueue<>();
    private final Endpoint shell;
    private final Endpoint control;

    private Rehearsal(Loop loop, Map<String, Object> connection)
            throws IOException, InterruptedException {
        wire = new Wire((String) connection.get("key"));
        // what is published is not looked at, but read, as a client does
        var iopub = connect(loop, Kind.SUB, connection.get("iopub_port"), frames -> {});
        iopub.send(List.of(new byte[] {1}));
        shell = connect(loop, Kind.DEALER, connection.get("shell_port"), replies::add);
        control = connect(loop, Kind.DEALER, connection.get("control_port"), replies::add);
    }

    /// Runs cells in a kernel of their own, with everything that a client asks beside them.
    ///
    /// @throws IOException where no connection file can be written
    /// @throws IllegalStateException where the kernel does not answer in time
    public static void run(List<String> cells, SessionOptions options)
            throws IOException, InterruptedException {
        var connection = connection();
        var file = Files.createTempFile("cahier-rehearsal-", ".json");
        try (var loop = new Loop()) {
            Files.write(file, Json.bytes(connection));
            // as a client's kernel watches the process of the client
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> Parent.onEnd("" + parent.pid(), () -> {}));
            var kernel = Thread.ofPlatform().name("rehearsal").start(() -> serve(file, options));
            new Rehearsal(loop, connection).play(cells);
            kernel.join(PATIENCE_MILLIS);
        } finally {
            Files.delete(file);
        }
    }

    private void play(List<String> cells) throws InterruptedException {
        var start = "\"text\".toUp";
        for (int i = 0; i < cells.size(); i++) {
            if (i % BETWEEN == 0) {
                ask(shell, "kernel_info_request", Map.of());
                ask(shell, "complete_request", Map.of("code", start, "cursor_pos", start.length()));
            }
            ask(shell, "is_complete_request", Map.of("code", cells.get(i)));
            ask(shell, "execute_request", execution(cells.get(i)));
        }
        ask(shell, "inspect_request", Map.of("code", "String", "cursor_pos", 6, "detail_level", 0));
        ask(shell, "comm_info_request", Map.of());
        ask(control, "interrupt_request", Map.of());
        ask(control, "shutdown_request", Map.of("restart", false));
    }

    private void ask(Endpoint socket, String type, Map<String, ?> content)
            throws InterruptedException {
        socket.send(wire.encode(List.of(), type, Map.of(), Map.of(), content, List.of()));
        if (replies.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == null) {
            throw new IllegalStateException("rehearsal: no reply to " + type);
        }
    }

    private static Map<String, Object> execution(String code) {
        return Map.of(
                "code", code,
                "silent", false,
                "store_history", true,
                "user_expressions", Map.of(),
                "allow_stdin", false,
                "stop_on_error", false);
    }

    private static void serve(Path file, SessionOptions options) {
        try {
            KernelServer.run(file, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Connects once the kernel listens, and returns when the peers know each other.
    private static Endpoint connect(Loop loop, Kind kind, Object port, Endpoint.Receiver receiver)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            try {
                var endpoint = Endpoint.connect(loop, kind, "127.0.0.1", (int) port, receiver);
                while (!endpoint.hasPeer()) TimeUnit.MILLISECONDS.sleep(1);
                return endpoint;
            } catch (ConnectException notYet) {
                if (System.nanoTime() > end) throw notYet;
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private static Map<String, Object> connection() throws IOException {
        var entries = new LinkedHashMap<String, Object>();
        entries.put("transport", "tcp");
        entries.put("ip", "127.0.0.1");
        entries.put("signature_scheme", "hmac-sha256");
        entries.put("key", UUID.randomUUID().toString());
        var open = new ArrayList<ServerSocket>();
        try {
            // all are held until all are chosen, so that no two are the same
            for (var port : PORTS) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                open.add(socket);
                entries.put(port, socket.getLocalPort());
            }
        } finally {
            for (var socket : open) socket.close();
        }
        return entries;
    }
}
