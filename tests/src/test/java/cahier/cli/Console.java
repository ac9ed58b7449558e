package cahier.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Runs a command in this JVM.
///
/// @param exit its exit code
/// @param output what it printed to its standard output
public record Console(int exit, String output) {

    /// Runs a command with its words.
    public static Console run(String... arguments) {
        var console = System.out;
        var bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            int exit = Main.commandLine().execute(arguments);
            return new Console(exit, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }
}
