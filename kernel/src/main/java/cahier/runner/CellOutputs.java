package cahier.runner;

import cahier.display.MimeBundle;
import cahier.notebook.Output;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Gathers what one cell emits into the outputs that its notebook holds, as a Jupyter front end
/// does: neighbouring pieces of one stream become one output, a carriage return overwrites its
/// line, `clear_output` clears.
final class CellOutputs {

    private final List<Piece> pieces = new ArrayList<>();
    private boolean clearsBeforeNext;

    /// One output while it is gathered.
    private static final class Piece {

        final @Nullable String displayId;
        final @Nullable String stream;
        final StringBuilder text = new StringBuilder();
        Output output;

        Piece(Output output, @Nullable String stream, @Nullable String displayId) {
            this.output = output;
            this.stream = stream;
            this.displayId = displayId;
        }

        Output finished() {
            return stream == null
                    ? output
                    : new Output.Stream(stream, TerminalText.settled(text.toString()));
        }
    }

    void print(String stream, String text) {
        if (text.isEmpty()) return;
        clearIfDue();
        var last = pieces.isEmpty() ? null : pieces.getLast();
        if (last == null || !stream.equals(last.stream)) {
            last = new Piece(new Output.Stream(stream, ""), stream, null);
            pieces.add(last);
        }
        last.text.append(text);
    }

    void show(MimeBundle bundle, @Nullable String displayId) {
        add(new Output.Display(bundle.data(), bundle.metadata()), displayId);
    }

    void finish(MimeBundle bundle, int count) {
        add(new Output.Result(bundle.data(), bundle.metadata(), count), null);
    }

    void fail(Output.Error error) {
        add(error, null);
    }

    /// Replaces every output of a display id.
    void update(MimeBundle bundle, String displayId) {
        for (var piece : pieces) {
            if (displayId.equals(piece.displayId)) {
                piece.output = new Output.Display(bundle.data(), bundle.metadata());
            }
        }
    }

    void clear(boolean wait) {
        if (wait) clearsBeforeNext = true;
        else pieces.clear();
    }

    List<Output> outputs() {
        var outputs = new ArrayList<Output>();
        for (var piece : pieces) {
            var output = piece.finished();
            if (!(output instanceof Output.Stream(_, var text, _) && text.isEmpty())) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    private void add(Output output, @Nullable String displayId) {
        clearIfDue();
        pieces.add(new Piece(output, null, displayId));
    }

    private void clearIfDue() {
        if (!clearsBeforeNext) return;
        clearsBeforeNext = false;
        pieces.clear();
    }
}
