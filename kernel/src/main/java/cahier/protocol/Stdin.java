package cahier.protocol;

import cahier.transport.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/// Asks a client for a line of text and waits for its answer.
final class Stdin {

    private final Wire wire;
    private final Channel channel;

    /// The question that is open, if any: there before it is sent, so that no answer can be early.
    private final AtomicReference<@Nullable CompletableFuture<String>> open =
            new AtomicReference<>();

    Stdin(Wire wire, Endpoint endpoint) {
        this.wire = wire;
        channel = new Channel("stdin", endpoint, this::answered).start();
    }

    /// Asks the client that sent a request.
    ///
    /// @throws InterruptedException when the cell is interrupted while it waits
    String ask(Message request, String prompt, boolean password) throws InterruptedException {
        var answer = new CompletableFuture<String>();
        open.set(answer);
        channel.send(
                wire.encode(
                        request.identities(),
                        "input_request",
                        request.header(),
                        Map.of(),
                        Map.of("prompt", prompt, "password", password),
                        List.of()));
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("input: lost", impossible);
        } finally {
            open.compareAndSet(answer, null);
        }
    }

    /// Takes an answer; one that nobody waits for any more is dropped.
    private void answered(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        if (!message.type().equals("input_reply")) {
            throw new BadMessage("unknown type: " + message.type());
        }
        var value = message.content().string("value");
        var waiting = open.getAndSet(null);
        if (waiting == null) throw new BadMessage("an input_reply that nobody waits for");
        waiting.complete(value);
    }
}
