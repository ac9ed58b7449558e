package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Holds operations on many values to the same bits for any number of threads and any width of
/// vectors.
class SameBitsTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void neitherThreadsNorVectorsChangeBits() throws Exception {
        var one = run(List.of("-Dcahier.kernels=scalar"), "1");
        assertThat(one).hasSize(18);
        assertThat(run(List.of(MODULE, "-XX:MaxVectorSize=16"), "1")).isEqualTo(one);
        var more = run(List.of(MODULE), "1", "2", "7");
        for (var i = 0; i < 3; i++) {
            assertThat(more.subList(i * one.size(), (i + 1) * one.size())).isEqualTo(one);
        }
    }

    private static List<String> run(List<String> options, String... threads) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SameBitsProgram.class.getName());
        command.addAll(List.of(threads));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output.lines().filter(line -> line.matches("[\\w ]+: -?\\d+ -?\\d+")).toList();
    }
}
