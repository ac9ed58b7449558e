package cahier.protocol;

import cahier.transport.Endpoint;

import java.util.List;

/// Is one of the kernel's sockets, with who takes what arrives there. It is received on the
/// transport's thread, on which no cell runs; any thread may send.
final class Channel {

    /// Takes the frames of one message.
    interface Receiver {
        void receive(List<byte[]> frames) throws BadMessage;

        /// Hears that a client is connected now.
        default void joined() {}
    }

    private final String name;
    private final Endpoint endpoint;
    private final Receiver receiver;

    Channel(String name, Endpoint endpoint, Receiver receiver) {
        this.name = name;
        this.endpoint = endpoint;
        this.receiver = receiver;
    }

    Channel start() {
        endpoint.start(
                new Endpoint.Receiver() {
                    @Override
                    public void receive(List<byte[]> frames) {
                        hand(frames);
                    }

                    @Override
                    public void joined() {
                        receiver.joined();
                    }
                });
        return this;
    }

    /// Sends a message; any thread may call this, also one that is interrupted.
    ///
    /// @return false where the client that it is for is not connected
    boolean send(List<byte[]> frames) {
        return endpoint.send(frames);
    }

    /// Sends a message to one peer.
    void send(byte[] peer, List<byte[]> frames) {
        endpoint.send(peer, frames);
    }

    private void hand(List<byte[]> frames) {
        try {
            receiver.receive(frames);
        } catch (BadMessage bad) {
            logger().log(
                            System.Logger.Level.WARNING,
                            name + ": a message was dropped: {0}",
                            bad.getMessage());
        } catch (RuntimeException | Error failure) {
            // Whatever it is: the thread that receives must live.
            logger().log(System.Logger.Level.ERROR, name + ": a message was lost", failure);
        }
    }

    private static System.Logger logger() {
        return System.getLogger(Channel.class.getName());
    }
}
