package cahier.protocol;

import cahier.transport.Endpoint;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Asks a client for a line of text and waits for its answer. Cells of several subshells may wait
/// at the same time.
final class Stdin implements Channel.Receiver {

    private final Wire wire;
    private final Channel channel;

    /// What a client sends where its reader ends the input, by Ctrl-D.
    private static final String END = "\u0004";

    /// A question that is open.
    private record Question(String subshell, CompletableFuture<@Nullable String> answer) {}

    /// The open questions, the oldest first: there before they are sent, so that no answer can be
    /// early.
    private final Map<String, Question> open = new LinkedHashMap<>();

    /// Those whose client is not connected here yet: it opens its channels one by one, and may have
    /// sent the cell by another one before.
    private final Map<String, List<byte[]>> unsent = new LinkedHashMap<>();

    Stdin(Wire wire, Endpoint endpoint) {
        this.wire = wire;
        channel = new Channel("stdin", endpoint, this).start();
    }

    /// Asks the client that sent a request.
    ///
    /// @return the line; `null` where the reader ended the input instead
    /// @throws InterruptedException when the cell is interrupted while it waits
    @Nullable String ask(Message request, String prompt, boolean password)
            throws InterruptedException {
        var id = wire.newId();
        var answer = new CompletableFuture<@Nullable String>();
        var frames =
                wire.encode(
                        id,
                        request.identities(),
                        "input_request",
                        request.header(),
                        Map.of(),
                        Map.of("prompt", prompt, "password", password),
                        List.of());
        synchronized (open) {
            open.put(id, new Question(subshell(request.header()), answer));
            if (!channel.send(frames)) unsent.put(id, frames);
        }
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("input: lost", impossible);
        } finally {
            synchronized (open) {
                open.remove(id);
                unsent.remove(id);
            }
        }
    }

    @Override
    public void joined() {
        synchronized (open) {
            unsent.values().removeIf(channel::send);
        }
    }

    private static String subshell(Map<String, Object> header) {
        return header.get("subshell_id") instanceof String id ? id : "";
    }

    /// Takes an answer; one that nobody waits for any more is dropped.
    @Override
    public void receive(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        if (!message.type().equals("input_reply")) {
            throw new BadMessage("unknown type: " + message.type());
        }
        // A client that gives up says so, and sends no value.
        var isGivenUp = message.content().string("status", "ok").equals("error");
        var value = isGivenUp ? END : message.content().string("value");
        synchronized (open) {
            var question = questionOf(message);
            if (question == null) throw new BadMessage("an input_reply that nobody waits for");
            open.values().remove(question);
            question.answer().complete(value.equals(END) ? null : value);
        }
    }

    /// Finds what a reply answers: the question that it names as its parent, which not every client
    /// does, else the oldest of its subshell, else the oldest.
    private @Nullable Question questionOf(Message reply) {
        var named = open.get(String.valueOf(reply.parent().get("msg_id")));
        if (named != null) return named;
        var subshell = subshell(reply.header());
        return open.values().stream()
                .filter(question -> question.subshell().equals(subshell))
                .findFirst()
                .orElse(open.isEmpty() ? null : open.values().iterator().next());
    }
}
