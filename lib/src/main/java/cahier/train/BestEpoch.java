package cahier.train;

import cahier.nn.Layer;
import cahier.output.WholeFile;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the weights of the best epoch so far, in a file or in memory, if that is asked for.
final class BestEpoch {

    private final Map<String, Tensor> kept = new LinkedHashMap<>();
    private @Nullable Path file;
    private boolean isKept;

    void writeTo(Path file) {
        this.file = file;
    }

    void keep() {
        isKept = true;
    }

    /// Checks that the file can be written, before an epoch has passed.
    ///
    /// @throws UncheckedIOException if its folder is missing, or it is a folder
    void check() {
        if (file == null) return;
        try {
            WholeFile.check(file);
        } catch (IOException e) {
            throw WholeFile.failure("checkpoint", e);
        }
    }

    /// Notes that a network is the best so far.
    void remember(Layer net) {
        if (file != null) net.save(file);
        if (isKept) net.state().forEach((name, tensor) -> kept.put(name, tensor.copy()));
    }

    /// Puts the best weights back, if they were to be kept and there are any.
    void restore(Layer net) {
        if (isKept && !kept.isEmpty()) net.load(kept);
    }

    Map<String, Tensor> kept() {
        return kept;
    }

    void replace(Map<String, Tensor> best) {
        kept.clear();
        kept.putAll(best);
    }
}
