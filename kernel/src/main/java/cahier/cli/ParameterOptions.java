package cahier.cli;

import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.runner.Parameters;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options that set values in notebooks.
final class ParameterOptions {

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description =
                    "Set a variable of the cell tagged \"parameters\"; may be given again. "
                            + "Lists are separated by commas.")
    List<String> values = new ArrayList<>();

    @Option(
            names = "--params",
            paramLabel = "FILE",
            description = "Set the variables that a YAML file names.")
    @Nullable Path file;

    /// Returns all values; those of `-p` win over the file's.
    ///
    /// @throws CommandException where the file cannot be read, or one is no `NAME=VALUE`
    Parameters parameters() {
        var all = new LinkedHashMap<String, Object>();
        if (file != null) all.putAll(read(file));
        for (var value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw new CommandException("-p: got " + value + "; expected NAME=VALUE");
            }
            var text = new Parameters.Text(value.substring(equals + 1));
            all.put(value.substring(0, equals), text);
        }
        return new Parameters(all);
    }

    /// Tells where the text breaks off in one line, without an excerpt.
    private static String reason(YamlEngineException e) {
        if (!(e instanceof MarkedYamlEngineException marked)) return e.getMessage();
        var place =
                marked.getProblemMark()
                        .map(
                                at ->
                                        "line %d, column %d: "
                                                .formatted(at.getLine() + 1, at.getColumn() + 1))
                        .orElse("");
        return place + marked.getProblem();
    }

    private static Map<String, Object> read(Path file) {
        try {
            var text = new String(NotebookFile.bytes(file), StandardCharsets.UTF_8);
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            var all = new LinkedHashMap<String, Object>();
            if (!(new Load(settings).loadFromString(text) instanceof Map<?, ?> map)) {
                throw new CommandException(file + ": not parameters; expected lines NAME: VALUE");
            }
            map.forEach((name, value) -> all.put(String.valueOf(name), value));
            return all;
        } catch (NotebookException e) {
            throw new CommandException(file + ": " + e.getMessage());
        } catch (YamlEngineException e) {
            throw new CommandException(file + ": not YAML: " + reason(e));
        }
    }
}
