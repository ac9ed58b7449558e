package cahier.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;

/// Starts a command by its name. Exit codes: 0, 1 where a cell failed, 2 for bad input or usage, 3
/// for a comparison that differs, 4 for a time-out, 130 when interrupted.
@Command(
        name = "cahier",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Deep-learning notebooks in Java.",
        subcommands = {KernelCommand.class, Lab.class, Rehearse.class})
public final class Main {

    private Main() {}

    /// Runs a command and ends the JVM with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Main());
        // JupyterLab's options are not ours to know
        commandLine.getSubcommands().get("lab").setUnmatchedOptionsArePositionalParams(true);
        return commandLine
                .setParameterExceptionHandler((e, arguments) -> explain(e))
                .setExecutionExceptionHandler(
                        (e, failed, result) -> {
                            if (!(e instanceof CommandException)) throw e;
                            print(failed.getErr(), e.getMessage());
                            return 2;
                        });
    }

    private static int explain(ParameterException e) {
        var command = e.getCommandLine();
        print(command.getErr(), e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return 2;
    }

    private static void print(PrintWriter err, String message) {
        err.println("cahier: " + message);
        err.flush();
    }
}
