package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.OwnJvm;

import org.junit.jupiter.api.Test;

import java.util.List;

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
        var lines = OwnJvm.lines(SameBitsProgram.class, options, threads);
        return lines.stream().filter(line -> line.matches("[\\w ]+: -?\\d+ -?\\d+")).toList();
    }
}
