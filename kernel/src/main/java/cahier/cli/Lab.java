package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Opens JupyterLab with the kernel, in the folder of the tutorials.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Open JupyterLab with the kernel, in notebooks/ and on this machine only.",
            "Arguments are JupyterLab's, such as a notebook, --port=8889 or --no-browser."
        })
final class Lab implements Callable<Integer> {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "Given to JupyterLab.")
    List<String> given = new ArrayList<>();

    @Override
    public Integer call() {
        var program = program();
        var process = new ProcessBuilder(arguments(program)).inheritIO();
        try {
            process.environment().put("JUPYTER_PATH", pathWithKernel());
            return follow(process.start());
        } catch (IOException e) {
            throw new CommandException("lab: cannot start " + program.getFirst() + ": " + e);
        }
    }

    List<String> arguments(List<String> program) {
        var arguments = new ArrayList<>(program);
        if (!mentions("--ip", "--ServerApp.ip")) arguments.add("--ip=127.0.0.1");
        if (!mentions("--notebook-dir", "--ServerApp.root_dir") && !namesFile()) {
            arguments.add("--notebook-dir=" + Home.folder().resolve("notebooks"));
        }
        arguments.addAll(given);
        return arguments;
    }

    private boolean mentions(String... names) {
        for (var name : names) {
            for (var option : given) {
                if (option.equals(name) || option.startsWith(name + "=")) return true;
            }
        }
        return false;
    }

    /// JupyterLab opens a notebook that is named, in that notebook's folder.
    private boolean namesFile() {
        return given.stream().anyMatch(argument -> argument.endsWith(".ipynb"));
    }

    /// JupyterLab sees the kernel by a path of our own, so that nothing is written outside this
    /// folder and a kernel of the same name elsewhere is left alone.
    private static String pathWithKernel() throws IOException {
        var data = Home.state().resolve("jupyter");
        var spec = new KernelSpec("Java", KernelInstall.command(), new TreeMap<>());
        var folder = data.resolve("kernels/java");
        var file = folder.resolve("kernel.json");
        if (!Files.exists(file) || !Files.readString(file).equals(spec.json())) spec.write(folder);
        var path = System.getenv("JUPYTER_PATH");
        return path == null || path.isBlank() ? data.toString() : data + File.pathSeparator + path;
    }

    // --- which JupyterLab -------------------------------------------------------------------

    private static List<String> program() {
        var environments = new ArrayList<Path>();
        Optional.ofNullable(System.getenv("VIRTUAL_ENV"))
                .map(Path::of)
                .ifPresent(environments::add);
        environments.add(Path.of(".venv").toAbsolutePath());
        environments.add(Home.folder().resolve(".venv"));
        for (var environment : environments) {
            var file = environment.resolve(WINDOWS ? "Scripts/jupyter-lab.exe" : "bin/jupyter-lab");
            if (Files.isExecutable(file)) return List.of(file.toString());
        }
        var onPath = onPath(WINDOWS ? "jupyter-lab.exe" : "jupyter-lab");
        if (onPath.isPresent()) return List.of(onPath.get().toString());
        for (var python : List.of("python3", "python")) {
            if (hasJupyterLab(python)) return List.of(python, "-m", "jupyterlab");
        }
        throw new CommandException("lab: JupyterLab is not installed; to install it: " + recipe());
    }

    private static String recipe() {
        var environment = Home.folder().resolve(".venv");
        return WINDOWS
                ? "py -m venv \"%s\" && \"%s\\Scripts\\pip\" install jupyterlab"
                        .formatted(environment, environment)
                : "python3 -m venv '%s' && '%s/bin/pip' install jupyterlab"
                        .formatted(environment, environment);
    }

    private static Optional<Path> onPath(String program) {
        var path = System.getenv("PATH");
        if (path == null) return Optional.empty();
        for (var folder : path.split(File.pathSeparator)) {
            if (folder.isEmpty()) continue;
            var file = Path.of(folder, program);
            if (Files.isExecutable(file) && works(file)) return Optional.of(file);
        }
        return Optional.empty();
    }

    /// A shim of a version manager lies on the path also where no version has the program.
    private static boolean works(Path program) {
        return succeeds(List.of(program.toString(), "--version"));
    }

    private static boolean hasJupyterLab(String python) {
        return succeeds(List.of(python, "-c", "import jupyterlab"));
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // --- its life ---------------------------------------------------------------------------

    /// Waits for JupyterLab. Ctrl-C reaches it by the terminal, and it asks before it stops: this
    /// process stays until it did. A request to end is passed on.
    private static int follow(Process process) {
        sun.misc.Signal.handle(new sun.misc.Signal("INT"), signal -> {});
        sun.misc.Signal.handle(new sun.misc.Signal("TERM"), signal -> process.destroy());
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }
}
