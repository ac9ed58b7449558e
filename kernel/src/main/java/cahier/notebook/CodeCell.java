package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A cell of code with what it put out.
///
/// @param executionCount the number in the cell's prompt; `null` where it has not been run
public record CodeCell(
        @Nullable String id,
        String source,
        Map<String, Object> metadata,
        List<Output> outputs,
        @Nullable Long executionCount,
        Map<String, Object> extra)
        implements Cell {

    public CodeCell {
        outputs = List.copyOf(outputs);
    }

    @Override
    public String type() {
        return "code";
    }

    @Override
    public CodeCell withId(@Nullable String newId) {
        return new CodeCell(newId, source, metadata, outputs, executionCount, extra);
    }

    @Override
    public CodeCell withMetadata(Map<String, Object> newMetadata) {
        return new CodeCell(id, source, newMetadata, outputs, executionCount, extra);
    }

    /// Returns a copy with other outputs and another count.
    public CodeCell withOutputs(List<Output> newOutputs, @Nullable Long count) {
        return new CodeCell(id, source, metadata, newOutputs, count, extra);
    }
}
