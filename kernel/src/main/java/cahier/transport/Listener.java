package cahier.transport;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;

/// Takes in who connects to an endpoint.
final class Listener implements Loop.Ready {

    private final Endpoint endpoint;
    private final Loop loop;
    private final ServerSocketChannel server;

    Listener(Endpoint endpoint, Loop loop, ServerSocketChannel server) {
        this.endpoint = endpoint;
        this.loop = loop;
        this.server = server;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        var channel = server.accept();
        if (channel == null) return;
        try {
            new Peer(endpoint, loop, channel).start();
        } catch (OutOfMemoryError full) {
            // The peer tries again, and then there may be room for it; the endpoint stays.
            channel.close();
        }
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            System.getLogger(Listener.class.getName())
                    .log(System.Logger.Level.DEBUG, "transport: close", failure);
        }
    }
}
