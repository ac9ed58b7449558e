package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Starts the kernel: what Jupyter calls.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Start the kernel on a connection file; Jupyter calls this.")
final class KernelStart implements Callable<Integer> {

    @Parameters(
            paramLabel = "CONNECTION_FILE",
            description = "The file in which Jupyter writes ports and key.")
    Path connectionFile;

    @Override
    public Integer call() {
        throw new CommandException("kernel start: not wired");
    }
}
