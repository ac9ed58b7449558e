package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;

/// How a kernel learns that who started it has ended, where it is told no process.
@Timeout(60)
class ParentTest {

    /// A shell that stays and waits stands for the batch file.
    @Test
    void endsWithTheLauncherThatWaitsForIt() throws Exception {
        var launcher = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; wait").start();
        try (var lines = new BufferedReader(new InputStreamReader(launcher.getInputStream()))) {
            var kernel = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            try {
                var ended = new CountDownLatch(1);
                Parent.onEndOfStarters(kernel, ended::countDown);
                assertThat(ended.getCount()).isOne();

                launcher.destroyForcibly();

                ended.await();
                assertThat(kernel.isAlive()).isTrue();
            } finally {
                kernel.destroyForcibly();
            }
        } finally {
            launcher.destroyForcibly();
        }
    }
}
