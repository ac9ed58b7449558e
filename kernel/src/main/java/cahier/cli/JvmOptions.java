package cahier.cli;

import cahier.runner.WorkerOptions;
import cahier.session.ClassPathPart;
import cahier.session.Variables;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The options of the JVM in which a notebook runs.
final class JvmOptions {

    /// With less, a JVM may not even start.
    private static final BigInteger LEAST_MEMORY = BigInteger.valueOf(32 << 20);

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads the library may use. Results do not depend on it.")
    @Nullable Integer threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "The heap that each notebook may use, such as 2g. Default: the JVM's.")
    @Nullable String memory;

    @Option(
            names = "--start-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "Give up on a JVM that takes longer to start. Default: ${DEFAULT-VALUE}.")
    Duration startTimeout = WorkerOptions.START_TIMEOUT;

    @Option(names = "--preview", description = "Allow preview features of the language.")
    boolean preview;

    @Option(
            names = {"--class-path", "-cp"},
            paramLabel = "PATH",
            split = "\\|",
            splitSynopsisLabel = "|",
            description =
                    "Jars or folders of classes for the notebooks, separated by |; may be given"
                            + " again.")
    List<Path> classPath = new ArrayList<>();

    WorkerOptions worker() {
        return WorkerOptions.defaults()
                .withThreads(threads == null ? 0 : threads)
                .withMemory(memory)
                .withPreview(preview)
                .withClassPath(classPath)
                .withStartTimeout(startTimeout);
    }

    /// Checks the values, and those of the environment.
    ///
    /// @throws ParameterException where one is no value of its option or variable
    void check(CommandLine command) {
        try {
            Variables.of(System.getenv());
        } catch (IllegalArgumentException wrong) {
            throw Refused.argument(command, wrong.getMessage(), wrong);
        }
        if (threads != null && threads < 1) throw wrong(command, "--threads", threads, "1 or more");
        if (memory != null && !memory.matches("[1-9]\\d*[kKmMgG]?")) {
            throw wrong(command, "--memory", memory, "a number with k, m or g, such as 2g");
        }
        if (memory != null && bytes(memory).compareTo(LEAST_MEMORY) < 0) {
            throw wrong(command, "--memory", memory, "32m or more");
        }
        for (var path : classPath) {
            if (!Files.exists(path)) {
                throw wrong(command, "--class-path", path, "a file or folder that exists");
            }
            if (!ClassPathPart.isUsable(path)) {
                throw wrong(command, "--class-path", path, "a jar or a folder of classes");
            }
        }
    }

    private static BigInteger bytes(String memory) {
        int unit = "kmg".indexOf(Character.toLowerCase(memory.charAt(memory.length() - 1)));
        if (unit < 0) return new BigInteger(memory);
        var number = new BigInteger(memory.substring(0, memory.length() - 1));
        return number.shiftLeft(10 * (unit + 1));
    }

    private static RuntimeException wrong(
            CommandLine command, String option, Object got, String expected) {
        return Refused.argument(command, option + ": got " + got + "; expected " + expected);
    }
}
