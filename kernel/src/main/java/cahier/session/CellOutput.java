package cahier.session;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects what one cell emits and hands it to the listener in order, never two calls at once.
///
/// Text is gathered and handed on when enough has come, when the [Flusher] says that it has waited
/// long enough, and before anything else is emitted. A cell that ended still takes what its threads
/// write.
final class CellOutput {

    private static final int ENOUGH_CHARS = 32_768;

    private final Session session;
    private final String label;
    private final Listener listener;
    private final boolean silent;
    private final boolean allowStdin;
    private final long limit;

    private final StringBuilder text = new StringBuilder();
    private StreamName textStream = StreamName.STDOUT;
    private final ByteText outBytes = new ByteText();
    private final ByteText errBytes = new ByteText();
    private final TypedLine typed = new TypedLine(this);
    private @Nullable Console console;
    private final List<Runnable> endings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int stoppedAt;
    private boolean ended;
    private boolean scheduled;
    private long written;
    private volatile boolean brokenListener;

    CellOutput(Session session, String label, Listener listener, Request request, long limit) {
        this.session = session;
        this.label = label;
        this.listener = listener;
        this.silent = request.silent();
        this.allowStdin = request.allowStdin();
        this.limit = limit;
    }

    Session session() {
        return session;
    }

    /// Returns what frames call the cell, such as `In [3]`.
    String label() {
        return label;
    }

    /// Takes a text as one piece: two threads' texts never mix inside it.
    void write(StreamName stream, String piece) {
        if (piece.isEmpty()) return;
        synchronized (this) {
            var broken = bytes(stream).finish();
            if (!broken.isEmpty()) append(stream, broken);
            append(stream, piece);
        }
    }

    /// Takes bytes of UTF-8; a character may be spread over several calls.
    void write(StreamName stream, byte[] bytes, int from, int length) {
        synchronized (this) {
            append(stream, bytes(stream).decode(bytes, from, length));
        }
    }

    /// Hands on the text that was gathered.
    synchronized void flush() {
        int end = text.length();
        // The second half of a character may still come: half of one cannot be sent.
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        if (end == 0) return;
        var piece = text.substring(0, end);
        text.delete(0, end);
        tell(() -> listener.stream(textStream, piece));
    }

    /// Called by the flusher when the text has waited long enough.
    synchronized void flushScheduled() {
        scheduled = false;
        flush();
    }

    synchronized void display(MimeBundle bundle, @Nullable String displayId) {
        flush();
        tell(() -> listener.display(bundle, displayId));
    }

    synchronized void update(MimeBundle bundle, String displayId) {
        flush();
        tell(() -> listener.update(bundle, displayId));
    }

    /// Text that waits is not handed on: how far a cell has come is no part of its output.
    synchronized void progress(String line) {
        if (!ended) tell(() -> listener.progress(line));
    }

    synchronized void clear(boolean wait) {
        flush();
        tell(() -> listener.clear(wait));
    }

    synchronized void comm(CommEvent event) {
        flush();
        tell(() -> listener.comm(event));
    }

    synchronized void page(MimeBundle bundle) {
        flush();
        tell(() -> listener.page(bundle));
    }

    synchronized void result(MimeBundle bundle, int count) {
        flush();
        tell(() -> listener.result(bundle, count));
    }

    /// Keeps sentences that belong to the error which ends the cell.
    synchronized void note(List<String> sentences) {
        notes.addAll(sentences);
    }

    /// Keeps where the cell is when it is asked to stop, which its end does not tell any more.
    ///
    /// @param trace the frames of the reader's own
    synchronized void stops(StackTraceElement[] trace) {
        stoppedAt =
                Arrays.stream(trace)
                        .filter(frame -> label.equals(frame.getFileName()))
                        .mapToInt(frame -> Math.max(0, frame.getLineNumber()))
                        .findFirst()
                        .orElse(0);
    }

    /// Returns the line at which the cell was when it was asked to stop; 0 where that is not known.
    synchronized int stoppedAt() {
        return stoppedAt;
    }

    /// Emits the error, with what was noted.
    ///
    /// @return the error as it was emitted
    synchronized ErrorReport error(ErrorReport report) {
        flush();
        var error = report.with(notes);
        notes.clear();
        tell(() -> listener.error(error));
        return error;
    }

    /// Returns the console of the cell, one for each: a console lets one thread at a time wait.
    synchronized @Nullable Console console() {
        if (console == null) console = CellConsole.create();
        return console;
    }

    /// Returns what its reader typed and nobody has read yet.
    TypedLine typed() {
        return typed;
    }

    /// Asks the reader; what was printed before, the prompt among it, arrives first.
    @Nullable String input(String prompt, boolean password) throws InterruptedException {
        if (!allowStdin) {
            throw new IllegalStateException(
                    "input: nobody can answer here: the one who runs this cell takes no input");
        }
        flush();
        return listener.input(prompt, password);
    }

    /// Runs an action when the cell ends, or at once where it has ended.
    void atEnd(Runnable action) {
        synchronized (this) {
            if (!ended) {
                endings.add(action);
                return;
            }
        }
        action.run();
    }

    /// Runs what waits for the cell's end, and hands on the last text.
    void end() {
        while (true) {
            List<Runnable> due;
            synchronized (this) {
                if (endings.isEmpty()) {
                    ended = true;
                    flush();
                    return;
                }
                due = List.copyOf(endings);
                endings.clear();
            }
            for (var action : due) runEnding(action);
        }
    }

    private void runEnding(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            write(StreamName.STDERR, "a display could not draw its last state: " + failure + "\n");
        }
    }

    private ByteText bytes(StreamName stream) {
        return stream == StreamName.STDOUT ? outBytes : errBytes;
    }

    private void append(StreamName stream, String piece) {
        if (piece.isEmpty() || silent) return;
        if (stream != textStream) {
            flush();
            textStream = stream;
        }
        if (written >= limit) return;
        if (written + piece.length() > limit) {
            cut(stream, piece);
            return;
        }
        written += piece.length();
        text.append(piece);
        if (text.length() >= ENOUGH_CHARS) {
            flush();
        } else if (!scheduled) {
            scheduled = true;
            Flusher.schedule(this);
        }
    }

    private void cut(StreamName stream, String piece) {
        int rest = (int) (limit - written);
        if (rest > 0 && Character.isHighSurrogate(piece.charAt(rest - 1))) rest--;
        text.append(piece, 0, rest);
        written = limit;
        flush();
        var note =
                String.format(
                        java.util.Locale.ROOT,
                        "%n[output cut: this cell has printed %,d characters; "
                                + "CAHIER_OUTPUT_LIMIT sets the limit]%n",
                        limit);
        tell(() -> listener.stream(StreamName.STDERR, note.replace("\r\n", "\n")));
    }

    /// A listener that fails must not fail the cell, nor the thread that prints.
    private void tell(Runnable call) {
        if (silent || brokenListener) return;
        try {
            call.run();
        } catch (RuntimeException failure) {
            brokenListener = true;
            System.getLogger(CellOutput.class.getName())
                    .log(System.Logger.Level.ERROR, "output is lost: listener failed", failure);
        }
    }
}
