package cahier.protocol;

import org.zeromq.ZMQ;

import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;

/// Asks a client for a line of text and waits for its answer.
final class Stdin implements AutoCloseable {

    private final Wire wire;
    private final Channel channel;
    private final SynchronousQueue<String> answers = new SynchronousQueue<>();

    Stdin(Wire wire, ZMQ.Socket socket) {
        this.wire = wire;
        channel = new Channel("stdin", socket, this::answered).start();
    }

    /// Asks the client that sent a request.
    ///
    /// @throws InterruptedException when the cell is interrupted while it waits
    String ask(Message request, String prompt, boolean password) throws InterruptedException {
        channel.send(
                wire.encode(
                        request.identities(),
                        "input_request",
                        request.header(),
                        Map.of(),
                        Map.of("prompt", prompt, "password", password),
                        List.of()));
        return answers.take();
    }

    /// Takes an answer; one that nobody waits for any more is dropped.
    private void answered(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        if (!message.type().equals("input_reply")) {
            throw new BadMessage("unknown type: " + message.type());
        }
        if (!answers.offer(message.content().string("value"))) {
            throw new BadMessage("an input_reply that nobody waits for");
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
