package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Json;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares what we write with what the installed nbformat writes, byte for byte. More notebooks
/// may be named by `CAHIER_NOTEBOOKS`, a list of folders.
class NbformatProofTest {

    @TempDir Path temporary;

    @Test
    void writesWhatNbformatWrites() throws Exception {
        var python = Python.orSkip();
        var cases = temporary.resolve("cases.jsonl");
        var arguments = new ArrayList<>(List.of(cases.toString()));
        var more = System.getenv("CAHIER_NOTEBOOKS");
        if (more != null) arguments.addAll(List.of(more.split(File.pathSeparator)));
        var proof =
                python.run(
                        temporary,
                        temporary,
                        600,
                        "nbformat_proof.py",
                        arguments.toArray(String[]::new));
        assertThat(proof.exitCode()).as(proof.output()).isZero();

        int same = 0, refused = 0;
        for (var line : Files.readAllLines(cases, StandardCharsets.UTF_8)) {
            if (agree((Map<?, ?>) Json.parse(line))) same++;
            else refused++;
        }
        System.out.println(
                "nbformat: "
                        + same
                        + " notebooks the same, "
                        + refused
                        + " not of 4.0 to 4.5 or refused by it");
        assertThat(same).isGreaterThanOrEqualTo(200);
    }

    /// Returns whether both wrote the same. A file that nbformat refuses, and one of a format older
    /// or newer than 4.0 to 4.5, may be refused or read, and nothing else.
    private static boolean agree(Map<?, ?> golden) {
        var name = (String) golden.get("name");
        var input = (String) golden.get("input");
        String ours;
        try {
            ours = Notebook.parse(input).text();
        } catch (NotebookException e) {
            assertThat(isOurs((List<?>) golden.get("version")))
                    .as(name + ": refused: " + e.getMessage())
                    .isFalse();
            return false;
        }
        if (golden.get("written") == null) return false;
        assertThat(ours).as(name).isEqualTo(golden.get("written"));
        return true;
    }

    private static boolean isOurs(@Nullable List<?> version) {
        return version != null
                && version.get(0).equals(4L)
                && (Long) version.get(1) <= Notebook.CURRENT_MINOR;
    }
}
