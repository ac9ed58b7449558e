package cahier.cli;

import cahier.session.UserHome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Finds the folders in which Jupyter looks for kernels.
///
/// @param environment the process's variables
/// @param osName the system property `os.name`
/// @param userHome the user's home folder
/// @see <a
///   href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html#data-files">Jupyter's
///   data folders</a>
record KernelFolders(Map<String, String> environment, String osName, Path userHome) {

    /// Reads this process's own environment.
    static KernelFolders ofThisProcess() {
        return new KernelFolders(System.getenv(), System.getProperty("os.name"), UserHome.path());
    }

    /// Returns the user's own folder of kernels.
    Path user() {
        return userData().resolve("kernels");
    }

    /// Returns the folder of kernels of a Python installation or of a virtual environment.
    static Path under(Path prefix) {
        return prefix.resolve("share/jupyter/kernels");
    }

    /// Returns the virtual or conda environment that is active, or else the installation of the
    /// Python on the path.
    ///
    /// @throws CommandException if there is no Python either
    Path systemPrefix() {
        for (var name : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            var value = variable(name);
            if (value != null) return Path.of(value);
        }
        for (var python : new String[] {"python3", "python"}) {
            var prefix = prefixOf(python);
            if (prefix != null) return prefix;
        }
        throw new CommandException(
                "--sys-prefix: found no Python on the path; expected an active environment or"
                        + " python3; --prefix DIR names the folder instead");
    }

    private Path userData() {
        var explicit = variable("JUPYTER_DATA_DIR");
        if (explicit != null) return Path.of(explicit);
        if (osName.startsWith("Mac")) return userHome.resolve("Library/Jupyter");
        if (osName.startsWith("Windows")) {
            var roaming = variable("APPDATA");
            return (roaming != null ? Path.of(roaming) : userHome.resolve("AppData/Roaming"))
                    .resolve("jupyter");
        }
        var data = variable("XDG_DATA_HOME");
        return (data != null ? Path.of(data) : userHome.resolve(".local/share")).resolve("jupyter");
    }

    private static @Nullable Path prefixOf(String python) {
        try {
            var process =
                    new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            var answer = new String(process.getInputStream().readAllBytes()).strip();
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) return null;
            return answer.isEmpty() ? null : Path.of(answer);
        } catch (IOException e) {
            return null; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable String variable(String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
