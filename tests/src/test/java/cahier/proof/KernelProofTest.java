package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Runs Jupyter's conformance tests on the kernel as installed.
class KernelProofTest {

    @TempDir Path prefix;

    @Test
    void passesJupytersConformanceTests() throws Exception {
        var python = Python.orSkip();
        var install = Child.cahier("kernel", "install", "--prefix", prefix.toString());
        assertThat(install.exitCode()).as(install.output()).isZero();

        var proof = python.run(prefix, prefix, 300, "kernel_proof.py");

        System.out.println(proof.output().stripTrailing());
        assertThat(proof.output()).contains("Ran 13 tests").doesNotContain("skipped");
        assertThat(failures(proof.output())).isEmpty();
    }

    private static Set<String> failures(String output) {
        var names = new TreeSet<String>();
        var matcher = Pattern.compile("(?m)^(?:FAIL|ERROR): (\\w+)").matcher(output);
        while (matcher.find()) names.add(matcher.group(1));
        return names;
    }
}
