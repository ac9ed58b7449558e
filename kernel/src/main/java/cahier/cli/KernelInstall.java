package cahier.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// Installs the kernel where Jupyter finds it, or removes it from there.
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Install the kernel where Jupyter, VS Code and nbclient find it; with --remove, remove"
                    + " it from there."
        })
final class KernelInstall implements Callable<Integer> {

    /// Where: one of three.
    static final class Place {
        @Option(names = "--user", description = "For this user. Default.")
        boolean user;

        @Option(names = "--sys-prefix", description = "Into the Python environment in use.")
        boolean systemPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Under DIR/share/jupyter.")
        @Nullable Path prefix;
    }

    @Spec CommandSpec spec;

    @ArgGroup @Nullable Place place;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "java",
            description = "The kernel's name. Default: java.")
    String name;

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            defaultValue = "Java",
            description = "The name in menus. Default: Java.")
    String displayName;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "Set a variable for the kernel, such as CAHIER_JVM_OPTS=-Xmx8g.")
    List<String> environment = new ArrayList<>();

    @Option(names = "--replace", description = "Replace another kernel of the same name.")
    boolean replace;

    @Option(names = "--remove", description = "Remove the kernel instead.")
    boolean remove;

    @Override
    public Integer call() {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new CommandException(
                    "kernel install: --name may hold letters, digits, '.', '_' and '-': got \""
                            + name
                            + "\"");
        }
        var folder = folder(KernelFolders.ofThisProcess()).toAbsolutePath().normalize();
        try {
            if (remove) remove(folder);
            else install(folder);
        } catch (AccessDeniedException e) {
            throw new CommandException(
                    "kernel install: no permission to write "
                            + e.getFile()
                            + "; --user installs for you alone");
        } catch (IOException e) {
            throw new CommandException(
                    "kernel install: cannot write " + folder + ": " + WritableFiles.reason(e));
        }
        return 0;
    }

    private Path folder(KernelFolders folders) {
        if (place == null || place.user) return folders.user().resolve(name);
        if (place.prefix != null && place.prefix.toString().isBlank()) {
            throw new CommandException("kernel install: --prefix: got nothing; expected a folder");
        }
        var prefix = place.prefix != null ? place.prefix : folders.systemPrefix();
        return KernelFolders.under(prefix).resolve(name);
    }

    private void install(Path folder) throws IOException {
        if (Files.exists(folder) && !KernelSpec.isOurs(folder) && !replace) {
            throw new CommandException(
                    "kernel install: another kernel named \""
                            + name
                            + "\" (\""
                            + KernelSpec.displayName(folder)
                            + "\") is installed in "
                            + folder
                            + "; --replace replaces it, --name gives this one another name");
        }
        var variables = variables();
        // a JDK that only this variable names would not be found when Jupyter starts the kernel
        var jdk = System.getenv("CAHIER_JAVA_HOME");
        if (jdk != null && !jdk.isBlank()) variables.putIfAbsent("CAHIER_JAVA_HOME", jdk);
        new KernelSpec(displayName, command(), variables).write(folder);
        print("Installed the kernel \"" + displayName + "\" (" + name + ") in " + folder);
    }

    private Map<String, String> variables() {
        var variables = new TreeMap<String, String>();
        for (var assignment : environment) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new CommandException(
                        "kernel install: --env takes NAME=VALUE: got \"" + assignment + "\"");
            }
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return variables;
    }

    private void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new CommandException(
                    "kernel install --remove: there is no kernel named \""
                            + name
                            + "\" in "
                            + folder.getParent());
        }
        if (!KernelSpec.isOurs(folder) && !replace) {
            throw new CommandException(
                    "kernel install --remove: \""
                            + name
                            + "\" (\""
                            + KernelSpec.displayName(folder)
                            + "\") in "
                            + folder
                            + " is another program's kernel");
        }
        KernelSpec.delete(folder);
        print("Removed the kernel from " + folder);
    }

    /// The launcher, not the JVM itself: it finds the JDK again after an update, and builds after a
    /// change, for a few milliseconds a start.
    static List<String> command() {
        return List.of(Home.launcher().toString(), "kernel", "start");
    }

    private void print(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
