package cahier.train;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.OwnJvm;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Holds a training to the same bits for any number of threads and any width of vectors.
class TrainedBitsTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void everyByteOfTheWeightsIsTheSame() throws Exception {
        var digests = new ArrayList<String>();
        digests.addAll(run(List.of("-Dcahier.kernels=scalar"), "1", "3"));
        digests.addAll(run(List.of(MODULE, "-XX:MaxVectorSize=16"), "2"));
        digests.addAll(run(List.of(MODULE, "-XX:MaxVectorSize=32"), "7"));
        digests.addAll(run(List.of(MODULE), "1", "2", "3", "7", "16"));
        digests.addAll(run(List.of(MODULE, "-Dcahier.kernels=rehearsed"), "1", "2"));
        assertThat(digests).hasSize(11).allMatch(digests.getFirst()::equals);
    }

    private static List<String> run(List<String> options, String... threads) throws Exception {
        var lines = OwnJvm.lines(TrainedBitsProgram.class, options, threads);
        return lines.stream().filter(line -> line.matches("[0-9a-f]{64}")).toList();
    }
}
