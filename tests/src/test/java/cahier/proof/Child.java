package cahier.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end.
///
/// @param exitCode its exit code
/// @param output what it printed, of both streams as they came
record Child(int exitCode, String output) {

    /// The folder that holds the launcher.
    static final Path ROOT = Path.of(System.getProperty("cahier.root", "..")).toAbsolutePath();

    /// Runs a program in a folder with more variables; an empty value removes one.
    ///
    /// @throws AssertionError if it does not end in time; it is ended then
    static Child run(Path folder, Map<String, String> variables, int seconds, List<String> command)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("cahier-child-", ".log");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("CAHIER_HISTORY", ""); // not among the cells of who tests
            variables.forEach(
                    (name, value) -> {
                        if (value.isEmpty()) builder.environment().remove(name);
                        else builder.environment().put(name, value);
                    });
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "no end after "
                                + seconds
                                + " s: "
                                + command
                                + "\n"
                                + Files.readString(log));
            }
            return new Child(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /// Runs the launcher of this checkout, in this checkout.
    static Child cahier(String... arguments) throws IOException, InterruptedException {
        return cahier(ROOT, Map.of(), arguments);
    }

    /// Runs the launcher of this checkout in a folder.
    static Child cahier(Path folder, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ROOT.resolve("cahier").toString()));
        command.addAll(List.of(arguments));
        return run(folder, variables, 300, command);
    }

    /// Returns variables with one more.
    static Map<String, String> and(Map<String, String> variables, String name, String value) {
        var more = new HashMap<>(variables);
        more.put(name, value);
        return more;
    }
}
