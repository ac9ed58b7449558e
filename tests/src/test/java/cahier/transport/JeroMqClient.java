package cahier.transport;

import org.zeromq.ZMQ;

/// Connects sockets of JeroMQ's, the ZeroMQ of the tests' clients.
public final class JeroMqClient {

    /// JeroMQ 0.6 sometimes stops looking at a connection that it has just made, because its poller
    /// cancels the key of a channel that it has registered anew: it then never greets. It tries
    /// again after this time, 30 s where nobody says so.
    private static final int HANDSHAKE_MILLIS = 1_000;

    private JeroMqClient() {}

    /// Connects a socket to a port of this machine's and lets a receive take some time at most.
    public static void connect(ZMQ.Socket socket, int port, int timeoutMillis) {
        socket.setLinger(0);
        socket.setReceiveTimeOut(timeoutMillis);
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
    }
}
