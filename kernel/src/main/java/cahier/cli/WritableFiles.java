package cahier.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Finds out beforehand whether the files and folders that options name can be written.
final class WritableFiles {

    private WritableFiles() {}

    /// Checks a file; folders above it need not be there yet.
    ///
    /// @throws CommandException where it cannot be written, with the name of the option
    static void checkFile(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new CommandException(option + ": " + file + " is a folder; expected a file");
        }
        if (!Files.exists(file)) {
            checkFolder(option, file, file.toAbsolutePath().getParent());
        } else if (!Files.isWritable(file)) {
            throw new CommandException(option + ": no permission to write " + file);
        }
    }

    /// Checks a folder that need not be there yet.
    ///
    /// @throws CommandException where nothing can be written there, with the name of the option
    static void checkFolder(String option, Path folder) {
        checkFolder(option, folder, folder.toAbsolutePath());
    }

    /// Makes a folder, where it is not there.
    ///
    /// @throws CommandException where that is not possible, or nothing can be written into it, with
    ///   the name of the option
    static void makeFolder(String option, Path folder) {
        checkFolder(option, folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandException(option + ": cannot make " + folder + ": " + reason(e));
        }
    }

    private static void checkFolder(String option, Path wanted, Path folder) {
        var there = folder;
        while (!Files.exists(there)) there = there.getParent();
        if (there.equals(wanted.toAbsolutePath()) && !Files.isDirectory(there)) {
            throw new CommandException(option + ": " + wanted + " is a file, not a folder");
        }
        if (!Files.isDirectory(there)) {
            throw new CommandException(
                    option
                            + ": cannot write "
                            + wanted
                            + ": "
                            + there
                            + " is a file, not a folder");
        }
        if (!Files.isWritable(there)) {
            throw new CommandException(
                    option + ": cannot write " + wanted + ": no permission to write into " + there);
        }
    }

    /// Tells in words why a file could not be written.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case NoSuchFileException missing -> "cannot make the folder " + missing.getFile();
            case FileAlreadyExistsException taken -> taken.getFile() + " is a file";
            case FileSystemException broken when broken.getReason() != null ->
                    broken.getFile() + ": " + broken.getReason();
            default -> failure.toString();
        };
    }
}
