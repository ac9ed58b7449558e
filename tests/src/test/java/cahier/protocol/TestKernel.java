package cahier.protocol;

import cahier.session.SessionOptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a kernel in this JVM for a test, and ends it.
final class TestKernel implements AutoCloseable {

    static final String KEY = "a-key-for-tests";

    final Path connectionFile;
    final int shell;
    final int iopub;
    final int stdin;
    final int control;
    final int heartbeat;
    private final Thread thread;

    private TestKernel(Path folder) throws IOException {
        var ports = freePorts(5);
        shell = ports.get(0);
        iopub = ports.get(1);
        stdin = ports.get(2);
        control = ports.get(3);
        heartbeat = ports.get(4);
        connectionFile = folder.resolve("kernel-test.json");
        System.setProperty("cahier.history", folder.resolve("history.jsonl").toString());
        Files.writeString(connectionFile, connection("127.0.0.1", KEY));
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("test-kernel")
                        .start(
                                () -> {
                                    try {
                                        KernelServer.run(connectionFile, SessionOptions.defaults());
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                });
    }

    static TestKernel start(Path folder) throws IOException {
        return new TestKernel(folder);
    }

    String connection(String ip, String key) {
        return """
        {"transport": "tcp", "ip": "%s", "signature_scheme": "hmac-sha256", "key": "%s",
         "shell_port": %d, "iopub_port": %d, "stdin_port": %d, "control_port": %d, "hb_port": %d,
         "kernel_name": "java"}
        """
                .formatted(ip, key, shell, iopub, stdin, control, heartbeat);
    }

    Client client() {
        return new Client(this, KEY);
    }

    boolean hasEnded(long seconds) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(seconds));
        return !thread.isAlive();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (var socket : sockets) socket.close();
        return ports;
    }

    @Override
    public void close() throws Exception {
        if (!thread.isAlive()) return;
        try (var client = client()) {
            client.request(Client.CONTROL, "shutdown_request", java.util.Map.of("restart", false));
        }
        if (!hasEnded(10)) throw new IllegalStateException("the kernel does not end");
    }
}
