package cahier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Calls git in the current folder.
final class Git {

    private Git() {}

    /// What git answered.
    ///
    /// @param errors what it said to the error stream, without the line end
    record Answer(int code, byte[] bytes, String errors) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    /// Returns what git prints.
    ///
    /// @throws CommandException where it is not installed or fails
    static Answer ask(String... arguments) throws IOException {
        var answer = call(arguments);
        if (answer.code() == 0) return answer;
        throw new CommandException("git " + arguments[0] + ": " + answer.errors());
    }

    /// Calls git, and leaves it to the caller what its exit code means.
    ///
    /// @throws CommandException where it is not installed
    static Answer call(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new CommandException("git is needed for this, and was not found");
        }
        process.getOutputStream().close();
        var errors = new StringBuilder();
        var reader = Thread.ofVirtual().start(() -> readInto(errors, process));
        var bytes = process.getInputStream().readAllBytes();
        try {
            reader.join();
            return new Answer(process.waitFor(), bytes, errors.toString().strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git ran", e);
        }
    }

    private static void readInto(StringBuilder text, Process process) {
        try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> text.append(line).append('\n'));
        } catch (IOException | UncheckedIOException e) {
            text.append(e.getMessage());
        }
    }

    /// Returns a file of the repository, such as `hooks/pre-commit`, wherever it keeps them.
    ///
    /// @throws CommandException outside of a repository
    static Path file(String name) throws IOException {
        return Path.of(ask("rev-parse", "--git-path", name).text());
    }
}
