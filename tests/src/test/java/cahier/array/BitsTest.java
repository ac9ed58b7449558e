package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Holds every kernel to the same bits in JVMs with other threads and other vectors.
class BitsTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final String EXPORT = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    private record Run(String digest, String kernels, String threads, String errors) {}

    @Test
    void threadsAndVectorWidthsDoNotChangeBits() throws Exception {
        var scalar = run("-Dcahier.kernels=scalar", "-Dcahier.threads=1");
        assertThat(scalar.kernels).isEqualTo("scalar");
        for (var width : new int[] {16, 32, 64}) {
            for (var threads :
                    width == 64 ? new int[] {1, 7, 16} : new int[] {width == 16 ? 3 : 2}) {
                var run = run(MODULE, "-XX:MaxVectorSize=" + width, "-Dcahier.threads=" + threads);
                assertThat(run.kernels).startsWith("vectors of ");
                if (width == 16) assertThat(run.kernels).isEqualTo("vectors of 128 bits");
                assertThat(run.threads).isEqualTo("" + threads);
                assertThat(run.digest).as(run.toString()).isEqualTo(scalar.digest);
            }
        }
        for (var width : new int[] {16, 64}) {
            var run = run(MODULE, "-XX:MaxVectorSize=" + width, "-Dcahier.kernels=rehearsed");
            assertThat(run.kernels).startsWith("vectors of ");
            assertThat(run.digest).as(run.toString()).isEqualTo(scalar.digest);
        }
        assertThat(run("-Dcahier.kernels=scalar", "-Dcahier.threads=3").digest)
                .isEqualTo(scalar.digest);
    }

    @Test
    void loadsTheModuleLate() throws Exception {
        var run = start(EXPORT);
        assertThat(run.kernels).startsWith("vectors of ");
        assertThat(run.errors).isEmpty();
    }

    @Test
    void saysInOneLineWhyThereAreNoVectors() throws Exception {
        var run = start();
        assertThat(run.kernels).isEqualTo("scalar");
        assertThat(run.errors)
                .contains("numeric loops run without vectors")
                .contains("--add-modules jdk.incubator.vector");
        assertThat(start("-XX:TieredStopAtLevel=1", MODULE).errors)
                .contains("the optimizing compiler is off");
    }

    private static Run run(String... options) throws Exception {
        return run(List.of(), options);
    }

    private static Run start(String... options) throws Exception {
        return run(List.of("describe"), options);
    }

    private static Run run(List<String> arguments, String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(BitsProgram.class.getName());
        command.addAll(arguments);
        var errors = Files.createTempFile("bits", ".txt");
        try {
            var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            var lines = output.lines().toList();
            return new Run(lines.get(0), lines.get(1), lines.get(2), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
