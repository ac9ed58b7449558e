package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// Options for the JVM that the environment names, where no JVM starts with them.
class JvmOptionsTest {

    @TempDir Path temporary;

    @Test
    void areRefusedByTheNameOfTheirVariable() throws Exception {
        var child = Child.cahier(temporary, Map.of("CAHIER_JVM_OPTS", "-Xmx2g -Xfoo"), "--version");

        assertThat(child.output())
                .isEqualTo(
                        """
                        cahier: CAHIER_JVM_OPTS: no JVM starts with '-Xmx2g -Xfoo':
                            Unrecognized option: -Xfoo
                        """);
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void areRefusedByTheNamesOfOtherKernels() throws Exception {
        var options =
                Map.of("JJAVA_JVM_OPTS", "-XX:+NoSuch", "IJAVA_JVM_OPTS", "-XX:+NoSuchEither");

        var child = Child.cahier(temporary, options, "--version");

        assertThat(child.output())
                .startsWith("cahier: JJAVA_JVM_OPTS: no JVM starts with '-XX:+NoSuch':\n");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    @Test
    void areRefusedEveryTimeAndTakenEveryTime() throws Exception {
        for (int i = 0; i < 2; i++) {
            var bad = Child.cahier(temporary, Map.of("CAHIER_JVM_OPTS", "-Xbar"), "--version");
            var good = Child.cahier(temporary, Map.of("CAHIER_JVM_OPTS", "-Xmx222m"), "--version");

            assertThat(bad.exitCode()).isEqualTo(2);
            assertThat(good.output()).matches("cahier [^\\n]*\\n");
            assertThat(good.exitCode()).isZero();
        }
    }
}
