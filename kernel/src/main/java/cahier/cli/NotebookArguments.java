package cahier.cli;

import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The notebooks that a command is for.
final class NotebookArguments {

    @Parameters(
            paramLabel = "PATH",
            description =
                    "Notebooks, folders (searched to any depth) or patterns. "
                            + "Default: the folder notebooks.")
    List<String> paths = new ArrayList<>();

    /// Finds them, as [NotebookPaths] does.
    ///
    /// @param command the command that looks for them, for its messages
    List<Path> find(String command) throws IOException {
        return new NotebookPaths(command).find(paths);
    }
}
