package cahier.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(TrainedBitsProgram.class.getName());
        command.addAll(List.of(threads));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output.lines().filter(line -> line.matches("[0-9a-f]{64}")).toList();
    }
}
