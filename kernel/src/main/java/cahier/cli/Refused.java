package cahier.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Makes picocli's exceptions, which no other class may.
///
/// Who throws or returns one as such needs its class to be verified. The start-up cache cannot hold
/// picocli, whose classes are of an old form, so that for such a class among those that it holds
/// every start would open the jar and read its thousands of names.
final class Refused {

    private Refused() {}

    /// Returns what refuses an argument.
    static RuntimeException argument(CommandLine command, String message) {
        return argument(command, message, null);
    }

    /// Returns what refuses an argument for a reason.
    static RuntimeException argument(
            CommandLine command, String message, @Nullable Throwable cause) {
        return new ParameterException(command, message, cause);
    }

    /// Returns what refuses a word that is no command.
    static RuntimeException command(ParseResult parsed) {
        return new UnmatchedArgumentException(
                parsed.commandSpec().commandLine(), parsed.unmatched());
    }
}
