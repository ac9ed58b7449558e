package cahier.protocol;

import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Sends back whatever arrives, so that a client knows that the kernel lives.
final class Heartbeat {

    private Heartbeat() {}

    /// Starts the thread that owns the socket; it ends with the socket's context.
    static void start(ZMQ.Socket socket) {
        Thread.ofPlatform().daemon().name("cahier-heartbeat").start(() -> echo(socket));
    }

    private static void echo(ZMQ.Socket socket) {
        try {
            while (true) {
                // A request of several frames goes back in as many.
                var frame = socket.recv();
                if (frame == null) break;
                socket.send(frame, socket.hasReceiveMore() ? ZMQ.SNDMORE : 0);
            }
        } catch (ZMQException contextEnded) {
            // The way this thread ends.
        } finally {
            socket.close();
        }
    }
}
