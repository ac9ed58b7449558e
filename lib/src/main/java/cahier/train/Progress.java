package cahier.train;

import cahier.output.Bundle;
import cahier.output.Output;
import cahier.output.Shown;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Shows how far a training has come while it runs, and at the end what it has reached. No duration
/// stays, so that two runs show the same.
final class Progress {

    private static final long PAUSE = 100_000_000;
    private static final int WIDTH = 20;

    private @Nullable Shown shown;
    private boolean hasBegun;
    private long last;

    void batch(int epoch, int epochs, int batch, int batches, double loss) {
        var now = System.nanoTime();
        if (hasBegun && now - last < PAUSE) return;
        hasBegun = true;
        last = now;
        var full = WIDTH * batch / Math.max(1, batches);
        var line =
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d [%s%s] %d/%d  loss %.4f",
                        epoch,
                        epochs,
                        "#".repeat(full),
                        ".".repeat(WIDTH - full),
                        batch,
                        batches,
                        loss);
        if (Output.watched()) show(line);
        else Output.progress(line);
    }

    void end(String text) {
        show(text);
    }

    private void show(String text) {
        if (shown == null) shown = Output.show(text);
        else shown.update(Bundle.text(text));
    }
}
