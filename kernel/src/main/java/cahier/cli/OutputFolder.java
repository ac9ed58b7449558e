package cahier.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that `--output-dir` names.
final class OutputFolder {

    private OutputFolder() {}

    /// Makes the folder, where it is not there.
    ///
    /// @throws CommandException where that is not possible, or nothing can be written into it
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException("--output-dir: " + folder + " is a file, not a folder");
        } catch (IOException e) {
            throw new CommandException("--output-dir: cannot make " + folder + ": " + e);
        }
        if (!Files.isWritable(folder)) {
            throw new CommandException("--output-dir: no permission to write into " + folder);
        }
    }
}
