package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the tutorials through both fronts: the headless runner and, by nbclient, the real kernel.
class NotebooksProofTest {

    private static final Path TUTORIALS = Child.ROOT.resolve("notebooks");

    @TempDir Path temporary;

    @Test
    void givesTheSameOutputsThroughTheKernelAsThroughTheRunner() throws Exception {
        var python = Python.orSkip();
        var install = Child.cahier("kernel", "install", "--prefix", temporary.toString());
        assertThat(install.exitCode()).as(install.output()).isZero();
        var copy = copy(TUTORIALS, temporary.resolve("notebooks"));
        var run = Child.cahier("run", copy.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();

        var proof = python.run(copy, temporary, 1800, "notebooks_proof.py", copy.toString());

        System.out.println(proof.output().stripTrailing());
        assertThat(proof.exitCode()).isZero();
        assertThat(proof.output()).contains("same outputs").doesNotContain("DIFFERENT");
    }

    private static Path copy(Path from, Path to) throws Exception {
        try (var walk = Files.walk(from)) {
            for (var path : walk.toList()) {
                var target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target);
            }
        }
        return to;
    }
}
