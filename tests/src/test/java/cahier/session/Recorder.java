package cahier.session;

import cahier.display.MimeBundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes down what a cell emits, one line an event: `stdout:…`, `display:text id`, `result:text
/// 3`.
public class Recorder implements Listener {

    private final List<String> events = new ArrayList<>();
    private final List<MimeBundle> bundles = new ArrayList<>();
    private final ArrayDeque<String> answers = new ArrayDeque<>();

    /// Returns the events so far.
    public synchronized List<String> events() {
        return List.copyOf(events);
    }

    /// Returns the events so far without those that begin with a word.
    public List<String> eventsBut(String word) {
        return events().stream().filter(event -> !event.startsWith(word)).toList();
    }

    /// Returns the bundles of displays, updates and results.
    public synchronized List<MimeBundle> bundles() {
        return List.copyOf(bundles);
    }

    /// Returns all that was printed to the standard output.
    public String text() {
        return events().stream()
                .filter(event -> event.startsWith("stdout:"))
                .map(event -> event.substring("stdout:".length()))
                .collect(Collectors.joining());
    }

    /// Makes an answer ready for the next request for input.
    public synchronized Recorder answer(String line) {
        answers.add(line);
        return this;
    }

    private synchronized void add(String event) {
        events.add(event);
    }

    private synchronized String shown(MimeBundle bundle) {
        bundles.add(bundle);
        return String.valueOf(bundle.data().get("text/plain"));
    }

    @Override
    public void stream(StreamName name, String text) {
        add(name.jupyterName() + ":" + text);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        add("display:" + shown(bundle) + " " + displayId);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        add("update:" + shown(bundle) + " " + displayId);
    }

    @Override
    public void clear(boolean wait) {
        add("clear:" + wait);
    }

    @Override
    public void result(MimeBundle bundle, int count) {
        add("result:" + shown(bundle) + " " + count);
    }

    @Override
    public void error(ErrorReport error) {
        add("error:" + error.name() + ": " + error.value());
    }

    @Override
    public synchronized String input(String prompt, boolean password) {
        add("input:" + prompt);
        if (answers.isEmpty()) throw new IllegalStateException("no answer is ready");
        return answers.remove();
    }
}
