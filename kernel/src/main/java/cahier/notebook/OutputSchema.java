package cahier.notebook;

import static cahier.notebook.Problem.Kind.UNREADABLE;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the outputs of a code cell against the schema.
final class OutputSchema {

    private final Findings found;

    OutputSchema(Findings found) {
        this.found = found;
    }

    /// Returns the fields that an output of a type has.
    static Set<String> fields(String type) {
        return switch (type) {
            case "stream" -> Set.of("output_type", "name", "text");
            case "display_data" -> Set.of("output_type", "data", "metadata");
            case "execute_result" -> Set.of("output_type", "data", "metadata", "execution_count");
            case "error" -> Set.of("output_type", "ename", "evalue", "traceback");
            default -> Set.of();
        };
    }

    void output(int number, @Nullable Object tree) {
        var cell = found.where();
        found.moveTo(cell + ", output " + number);
        if (tree instanceof Map<?, ?> output) {
            switch (Findings.textOrEmpty(output, "output_type")) {
                case "stream" -> {
                    found.text(output, "name", "", UNREADABLE);
                    if (!Findings.isText(output.get("text"))) {
                        found.report(UNREADABLE, Findings.expected(output, "text", Findings.TEXT));
                    }
                }
                case "display_data" -> rich(output);
                case "execute_result" -> {
                    rich(output);
                    found.count(output);
                }
                case "error" -> error(output);
                default ->
                        found.report(
                                UNREADABLE,
                                Findings.expected(
                                        output,
                                        "output_type",
                                        "stream, display_data, execute_result or error"));
            }
            if (output.get("output_type") instanceof String type) {
                found.unknown(output, fields(type));
            }
        } else {
            found.report(UNREADABLE, "the output is " + Findings.a(tree) + "; expected an object");
        }
        found.moveTo(cell);
    }

    private void rich(Map<?, ?> output) {
        found.metadata(output, "metadata");
        if (output.get("data") instanceof Map<?, ?> data) found.bundle(data, "data.");
        else
            found.report(UNREADABLE, Findings.expected(output, "data", "an object of media types"));
    }

    private void error(Map<?, ?> output) {
        found.text(output, "ename", "", UNREADABLE);
        found.text(output, "evalue", "", UNREADABLE);
        if (!(output.get("traceback") instanceof List<?> lines) || !Findings.isText(lines)) {
            found.report(UNREADABLE, Findings.expected(output, "traceback", "a list of lines"));
        }
    }
}
