package cahier.cli;

import cahier.protocol.KernelServer;
import cahier.session.SessionOptions;
import cahier.session.Variables;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
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
        return run(connectionFile);
    }

    /// Runs the kernel to its end.
    static int run(Path connectionFile) {
        try {
            KernelServer.run(connectionFile, options());
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(
                    "kernel start: cannot read the connection file " + connectionFile + ": " + e);
        } catch (IllegalArgumentException e) {
            throw new CommandException("kernel start: " + e.getMessage());
        }
    }

    /// The JVM compiles with preview features where it was started to run them.
    static SessionOptions options() {
        return SessionOptions.defaults().withPreview(Variables.hasPreview(System.getenv()));
    }
}
