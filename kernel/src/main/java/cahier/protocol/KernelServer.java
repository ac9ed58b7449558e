package cahier.protocol;

import cahier.session.Session;
import cahier.session.SessionOptions;
import cahier.transport.Endpoint;
import cahier.transport.Kind;
import cahier.transport.Loop;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/// Serves one Jupyter client or several over ZeroMQ's protocol until one of them asks for the end.
///
/// Sockets: shell, control, stdin, iopub and heartbeat, all of which one thread listens to; cells
/// run on another one.
public final class KernelServer {

    /// How long a kernel may take to close once the process that started it is gone.
    private static final long CLOSING_MILLIS = 5_000;

    private final ConnectionFile connection;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private KernelServer(ConnectionFile connection) {
        this.connection = connection;
    }

    /// Runs the kernel; returns when it was asked to end, or when the process that started it is
    /// gone. The caller then ends the JVM, in which threads of the user's may still run.
    ///
    /// @param connectionFile the file in which the client says where to listen
    /// @param options the session's settings
    /// @throws IOException where the file cannot be read
    /// @throws IllegalArgumentException where the file asks for what the kernel does not do, such
    ///   as an address that is not a loopback address, or a port that is taken
    public static void run(Path connectionFile, SessionOptions options) throws IOException {
        LastWord.prepare();
        var opening = new FutureTask<>(() -> Session.open(options));
        // the compiler needs the longest time to get ready, and nothing of the client's
        Thread.ofPlatform().daemon().name("cahier-open").start(opening);
        try {
            runAndClose(connectionFile, opening);
        } catch (OutOfMemoryError full) {
            LastWord.outOfMemory();
        }
    }

    private static void runAndClose(Path connectionFile, FutureTask<Session> opening)
            throws IOException {
        try {
            new KernelServer(ConnectionFile.read(connectionFile)).serve(opening);
        } finally {
            close(opening);
        }
    }

    private void serve(FutureTask<Session> opening) throws IOException {
        var wire = new Wire(connection.key());
        try (var loop = new Loop()) {
            // All ports are taken before anybody is let in: a failure leaves nothing behind.
            var heartbeat = bind(loop, Kind.REP, connection.heartbeatPort(), "hb_port");
            var iopubs = bind(loop, Kind.XPUB, connection.iopubPort(), "iopub_port");
            var stdins = bind(loop, Kind.ROUTER, connection.stdinPort(), "stdin_port");
            var shells = bind(loop, Kind.ROUTER, connection.shellPort(), "shell_port");
            var controls = bind(loop, Kind.ROUTER, connection.controlPort(), "control_port");
            var iopub = new IoPub(wire, iopubs);
            var stdin = new Stdin(wire, stdins);
            try (var shell =
                    new Shell(connection, wire, shells, iopub, stdin, opening, this::stop)) {
                var control = new Control(connection, wire, controls, iopub, shell, this::stop);
                shell.start();
                control.start();
                // so that a client knows that the kernel lives
                heartbeat.start(heartbeat::send);
                Parent.onEnd(System.getenv("JPY_PARENT_PID"), this::stopAlone);
                awaitStop();
            }
        }
    }

    private void stop() {
        LastWord.release();
        stopped.countDown();
    }

    /// Nobody is left who would end a kernel that does not close, for want of memory or because a
    /// shutdown hook of the user's never returns.
    private void stopAlone() {
        stop();
        Parent.sleep(CLOSING_MILLIS);
        LastWord.alone();
    }

    private void awaitStop() {
        while (true) {
            try {
                stopped.await();
                return;
            } catch (InterruptedException ignored) {
                // Only a client or the end of the parent ends the kernel.
                Thread.interrupted();
            }
        }
    }

    private Endpoint bind(Loop loop, Kind kind, int port, String entry) {
        try {
            return Endpoint.bind(loop, kind, connection.ip(), port);
        } catch (IOException taken) {
            throw new IllegalArgumentException(
                    "connection file: "
                            + entry
                            + ": cannot listen on "
                            + connection.ip()
                            + ":"
                            + port
                            + " ("
                            + taken.getMessage()
                            + "); is another kernel running on it?",
                    taken);
        }
    }

    private static void close(FutureTask<Session> opening) {
        var session = opened(opening);
        if (session == null) return;
        session.interrupt();
        session.close();
    }

    private static @Nullable Session opened(FutureTask<Session> opening) {
        return opening.state() == FutureTask.State.SUCCESS ? opening.resultNow() : null;
    }
}
