package cahier.proof;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds a Python that has the clients of `tests/python/requirements.txt`: named by
/// `CAHIER_PYTHON`, or in `.venv`. Without one a proof is skipped, unless `CAHIER_PYTHON_PROOFS` is
/// `required`, as it is where every change is tested.
final class Python {

    static final Path SCRIPTS = Child.ROOT.resolve("tests/python");

    private static final String NEEDED =
            "import ipykernel, jupyter_kernel_test, nbclient, nbformat";

    private final String executable;

    private Python(String executable) {
        this.executable = executable;
    }

    /// Returns the Python, or skips the calling test where none is at hand and none is required.
    static Python orSkip() throws Exception {
        for (var candidate : candidates()) {
            if (!Files.isExecutable(Path.of(candidate))) continue;
            var child = Child.run(Child.ROOT, Map.of(), 60, List.of(candidate, "-c", NEEDED));
            if (child.exitCode() == 0) return new Python(candidate);
        }
        var missing =
                "the Python proofs need Jupyter's clients: python3 -m venv .venv &&"
                        + " .venv/bin/pip install -r tests/python/requirements.txt";
        if ("required".equals(System.getenv("CAHIER_PYTHON_PROOFS"))) fail(missing);
        System.err.println("SKIPPED: " + missing);
        Assumptions.abort(missing);
        throw new AssertionError("unreachable");
    }

    /// Runs a script of `tests/python` with the kernels below a prefix before all others.
    Child run(Path folder, Path prefix, int seconds, String script, String... arguments)
            throws Exception {
        var command = new ArrayList<>(List.of(executable, SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var path = prefix.resolve("share/jupyter").toString();
        return Child.run(folder, Map.of("JUPYTER_PATH", path), seconds, command);
    }

    private static List<String> candidates() {
        var named = System.getenv("CAHIER_PYTHON");
        if (named != null && !named.isBlank()) return List.of(named);
        return List.of(
                Child.ROOT.resolve(".venv/bin/python").toString(),
                Child.ROOT.resolve(".venv/Scripts/python.exe").toString());
    }
}
