package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs a few tutorials through both fronts: the headless runner and, by nbclient, the real kernel.
///
/// Their stored outputs are cleared first: the runner keeps the bytes of a picture that compares
/// equal, which another JDK may have written, while the kernel writes its own.
class NotebooksProofTest {

    private static final Path TUTORIALS = Child.ROOT.resolve("notebooks");

    /// A live curve that trains, gradients that flow, and the ledger with its tables.
    private static final List<String> FEW =
            List.of(
                    "02-fully-connected-layer.ipynb",
                    "05-pooling.ipynb",
                    "20-document-check.ipynb");

    @TempDir Path temporary;

    @Test
    void givesTheSameOutputsThroughTheKernelAsThroughTheRunner() throws Exception {
        var python = Python.orSkip();
        var install = Child.cahier("kernel", "install", "--prefix", temporary.toString());
        assertThat(install.exitCode()).as(install.output()).isZero();
        var copy = Files.createDirectory(temporary.resolve("notebooks"));
        for (var name : FEW) Files.copy(TUTORIALS.resolve(name), copy.resolve(name));
        var clean = Child.cahier("clean", copy.toString());
        assertThat(clean.exitCode()).as(clean.output()).isZero();
        var run = Child.cahier("run", copy.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();

        var proof = python.run(copy, temporary, 1800, "notebooks_proof.py", copy.toString());

        System.out.println(proof.output().stripTrailing());
        assertThat(proof.exitCode()).as(proof.output()).isZero();
        assertThat(proof.output()).contains("same outputs").doesNotContain("DIFFERENT");
    }
}
