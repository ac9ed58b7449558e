package cahier.protocol;

import cahier.session.SessionOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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

    private interface Body {
        void run(Path connectionFile) throws IOException, InterruptedException;
    }

    private TestKernel(Path folder, Body body) throws IOException {
        var ports = freePorts(5);
        shell = ports.get(0);
        iopub = ports.get(1);
        stdin = ports.get(2);
        control = ports.get(3);
        heartbeat = ports.get(4);
        connectionFile = folder.resolve("kernel-test.json");
        System.setProperty("cahier.history", folder.resolve("history.jsonl").toString());
        Files.writeString(connectionFile, connection("127.0.0.1", KEY));
        thread = Thread.ofPlatform().daemon().name("test-kernel").start(() -> run(body));
    }

    private void run(Body body) {
        try {
            body.run(connectionFile);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestKernel start(Path folder) throws IOException {
        return new TestKernel(folder, file -> KernelServer.run(file, SessionOptions.defaults()));
    }

    /// Starts a kernel in a JVM of its own.
    ///
    /// @param options the JVM's
    static TestKernel startApart(Path folder, String... options) throws IOException {
        return new TestKernel(folder, file -> serveApart(folder, file, List.of(options), null));
    }

    /// Starts a kernel in a JVM of its own, which takes a process for the one that started it.
    static TestKernel startApartFor(ProcessHandle parent, Path folder, String... options)
            throws IOException {
        return new TestKernel(folder, file -> serveApart(folder, file, List.of(options), parent));
    }

    /// Starts a kernel by the launcher of this checkout, with more options for its JVM.
    ///
    /// @param started is told the process, which is the JVM's from its first line on
    static TestKernel startByLauncher(Path folder, String options, Consumer<Process> started)
            throws IOException, InterruptedException {
        var launcher = Path.of(System.getProperty("cahier.root", ".."), "cahier").toAbsolutePath();
        prepare(launcher, folder);
        return new TestKernel(
                folder,
                file -> {
                    var builder =
                            new ProcessBuilder(launcher + "", "kernel", "start", file + "")
                                    .redirectErrorStream(true)
                                    .redirectOutput(folder.resolve("kernel.log").toFile());
                    builder.environment().put("CAHIER_HISTORY", "");
                    builder.environment().put("CAHIER_JVM_OPTS", options);
                    var process = builder.start();
                    started.accept(process);
                    serve(process);
                });
    }

    /// Lets a launcher prepare quick starts, for which a client would not wait.
    private static void prepare(Path launcher, Path folder)
            throws IOException, InterruptedException {
        var version =
                new ProcessBuilder(launcher + "", "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("launcher.log").toFile());
        int code = version.start().waitFor();
        if (code != 0) throw new IllegalStateException("the launcher ended with " + code);
    }

    private static void serveApart(
            Path folder, Path file, List<String> options, @Nullable ProcessHandle parent)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // what the compiler needs, as this JVM has it
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(options);
        command.add("-Dcahier.history=" + folder.resolve("history-apart.jsonl"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("cahier.cli.Main", "kernel", "start", file.toString()));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("kernel.log").toFile());
        if (parent != null) builder.environment().put("JPY_PARENT_PID", "" + parent.pid());
        serve(builder.start());
    }

    private static void serve(Process process) throws InterruptedException {
        try {
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
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

    /// Makes a client that opens the channel for input only when it is told to.
    Client clientWithoutStdin() {
        return Client.withoutStdin(this, KEY);
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
        if (!hasEnded(60)) throw new IllegalStateException("the kernel does not end");
    }
}
