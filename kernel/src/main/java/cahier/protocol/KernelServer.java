package cahier.protocol;

import cahier.session.Session;
import cahier.session.SessionOptions;

import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/// Serves one Jupyter client or several over ZeroMQ until one of them asks for the end.
///
/// Sockets: shell, control, stdin, iopub and heartbeat, each with the thread that alone touches it;
/// cells run on another one.
public final class KernelServer {

    private static final int LINGER_MILLIS = 1_000;
    private static final int IOPUB_QUEUE = 1_000_000;

    private final ConnectionFile connection;
    private final ZMQ.Context context = ZMQ.context(1);
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
        new KernelServer(ConnectionFile.read(connectionFile)).serve(options);
    }

    private void serve(SessionOptions options) {
        var opening = new FutureTask<>(() -> Session.open(options));
        var wire = new Wire(connection.key());
        // All ports are bound before the first thread starts: a failure leaves nothing behind.
        var heartbeat = bind(SocketType.REP, connection.heartbeatPort(), "hb_port");
        var iopubSocket = bind(SocketType.XPUB, connection.iopubPort(), "iopub_port");
        var stdinSocket = bind(SocketType.ROUTER, connection.stdinPort(), "stdin_port");
        var shellSocket = bind(SocketType.ROUTER, connection.shellPort(), "shell_port");
        var controlSocket = bind(SocketType.ROUTER, connection.controlPort(), "control_port");
        Heartbeat.start(heartbeat);
        try (var iopub = new IoPub(wire, iopubSocket);
                var stdin = new Stdin(wire, stdinSocket);
                var shell = new Shell(wire, shellSocket, iopub, stdin, opening, this::stop);
                var control = new Control(wire, controlSocket, iopub, opening, shell, this::stop)) {
            shell.start();
            control.start();
            Thread.ofPlatform().daemon().name("cahier-open").start(opening);
            Parent.onEnd(System.getenv("JPY_PARENT_PID"), this::stop);
            awaitStop();
        }
        context.term();
        close(opening);
    }

    private void stop() {
        stopped.countDown();
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

    private ZMQ.Socket bind(SocketType type, int port, String entry) {
        var socket = context.socket(type);
        socket.setLinger(LINGER_MILLIS);
        socket.setRcvHWM(0);
        // Nothing that was printed may be lost; only a client that reads nothing for long loses.
        socket.setSndHWM(type == SocketType.XPUB ? IOPUB_QUEUE : 0);
        if (type == SocketType.ROUTER) socket.setRouterHandover(true);
        try {
            socket.bind("tcp://" + connection.ip() + ":" + port);
            return socket;
        } catch (ZMQException taken) {
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
