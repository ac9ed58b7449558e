package cahier.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Calls a command within this JVM.
///
/// @param code its exit code
/// @param output what it printed
/// @param errors what it printed to the error stream
public record Called(int code, String output, String errors) {

    /// Calls a command with its words.
    public static Called cahier(String... arguments) {
        return cahier(new byte[0], arguments);
    }

    /// Calls a command that reads an input.
    static Called cahier(byte[] input, String... arguments) {
        var console = System.out;
        var errorConsole = System.err;
        var keyboard = System.in;
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input));
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            var writer = new PrintWriter(System.err, true);
            int code = Main.commandLine().setErr(writer).execute(arguments);
            return new Called(
                    code,
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(keyboard);
            System.setOut(console);
            System.setErr(errorConsole);
        }
    }
}
