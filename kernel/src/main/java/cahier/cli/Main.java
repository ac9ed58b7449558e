package cahier.cli;

import cahier.runner.WorkerMain;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.nio.file.Path;

/// Starts a command by its name; [ExitCode] lists how they end.
@Command(
        name = "cahier",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Deep-learning notebooks in Java.",
        footerHeading = ExitCode.HEADING,
        footer = {ExitCode.HELP},
        subcommands = {
            RunCommand.class,
            ReportCommand.class,
            ValidateCommand.class,
            CleanCommand.class,
            DiffCommand.class,
            ConvertCommand.class,
            HookCommand.class,
            KernelCommand.class,
            Lab.class,
            Rehearse.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    /// Runs a command and ends the JVM with its exit code.
    ///
    /// A kernel and a worker of the runner start without picocli, whose loading would cost every
    /// notebook time.
    ///
    /// @throws Exception where a worker finds nobody that it works for
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("worker")) {
            WorkerMain.run(Path.of(arguments[1]));
            System.exit(ExitCode.OK);
        }
        if (arguments.length == 3 && isKernelStart(arguments)) {
            System.exit(startKernel(Path.of(arguments[2])));
        }
        System.exit(commandLine().execute(arguments));
    }

    private static boolean isKernelStart(String[] arguments) {
        return arguments[0].equals("kernel")
                && arguments[1].equals("start")
                && !arguments[2].startsWith("-");
    }

    private static int startKernel(Path connectionFile) {
        try {
            return KernelStart.run(connectionFile);
        } catch (CommandException e) {
            System.err.println("cahier: " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Main());
        layOutHelp(commandLine);
        // JupyterLab's options are not ours to know
        commandLine.getSubcommands().get("lab").setUnmatchedOptionsArePositionalParams(true);
        return commandLine
                .setExecutionStrategy(UnknownCommand::runKnown)
                .setParameterExceptionHandler((e, arguments) -> explain(e))
                .setExecutionExceptionHandler(
                        (e, failed, result) -> {
                            if (!(e instanceof CommandException)) throw e;
                            print(failed.getErr(), e.getMessage());
                            return 2;
                        });
    }

    /// Gives the help of all commands one look: what it does, a blank line, what it takes, in the
    /// order of its declaration.
    private static void layOutHelp(CommandLine command) {
        var spec = command.getCommandSpec();
        var usage = spec.usageMessage();
        usage.sortOptions(false);
        usage.commandListHeading("%nCommands:%n");
        if (spec.positionalParameters().isEmpty()) usage.optionListHeading("%n");
        else usage.parameterListHeading("%n");
        command.getSubcommands().values().forEach(Main::layOutHelp);
    }

    private static int explain(ParameterException e) {
        var command = e.getCommandLine();
        print(command.getErr(), UsageError.explain(e));
        command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return 2;
    }

    private static void print(PrintWriter err, String message) {
        err.println("cahier: " + message);
        err.flush();
    }
}
