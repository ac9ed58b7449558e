package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A session whose cells a test runs one after the other, to look at what they emit.
public final class Cells implements AutoCloseable {

    private final Session session;
    private Recorder recorder = new Recorder();

    /// Opens a session.
    public Cells(SessionOptions options) {
        session = Session.open(options);
    }

    /// Opens a session with default options.
    public Cells() {
        this(SessionOptions.defaults());
    }

    /// Runs a cell, whatever comes of it.
    ///
    /// @param answers what the user types
    public Reply run(String code, String... answers) {
        recorder = new Recorder();
        for (var answer : answers) recorder.answer(answer);
        return session.execute(new Request(code, false, true, true), recorder);
    }

    /// Runs a cell that must succeed.
    ///
    /// @return what it printed, and the text of its value if it has one
    public String ok(String code, String... answers) {
        var reply = run(code, answers);
        assertThat(reply).as("%s: %s", code, recorder.events()).isInstanceOf(Reply.Ok.class);
        return recorder.text() + result();
    }

    /// Runs a cell that must fail.
    ///
    /// @return the error's message
    public String failure(String code) {
        var reply = run(code);
        assertThat(reply).as("%s: %s", code, recorder.events()).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed) reply).error().value();
    }

    /// Returns the text of the last cell's value, or nothing.
    public String result() {
        return recorder.events().stream()
                .filter(event -> event.startsWith("result:"))
                .map(event -> event.substring("result:".length(), event.lastIndexOf(' ')))
                .findFirst()
                .orElse("");
    }

    /// Returns what the last cell emitted.
    public Recorder recorder() {
        return recorder;
    }

    /// Returns a representation of the only thing that the last cell showed.
    public Object shown(String mediaType) {
        assertThat(recorder.bundles()).as("shown: %s", recorder.events()).hasSize(1);
        return recorder.bundles().getFirst().data().get(mediaType);
    }

    /// Returns what the last cell printed as errors.
    public List<String> errors() {
        return recorder.events().stream().filter(event -> event.startsWith("stderr:")).toList();
    }

    /// Returns the session.
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
