package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

@Timeout(60)
final class InterruptTest {
    private final Cells cells =
            new Cells("java.util.*", "java.util.concurrent.*", "java.util.stream.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "do {} while (true);",
                "long n = 0; for (;;) n++;",
                "double x = 0; for (long i = 0; i < Long.MAX_VALUE; i++) x += 1.0 / (i + 1);",
                "int[] a = new int[999]; while (true) for (int i = 0; i < 999; i++) a[i]++;",
                "long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(200)",
                "Thread.sleep(100_000);",
                "new LinkedBlockingQueue<String>().take()",
                "while (true) try { Thread.sleep(1000); } catch (InterruptedException e) {}",
                "while (true) try { Thread.sleep(10); } catch (Throwable e) {}",
                "Stream.iterate(1, i -> i + 1).forEach(i -> {});",
                "IntStream.range(0, 1_000_000_000).parallel().forEach(i -> { while (true) {} });",
                "int k = 0; for (;;) switch (k) { case 1: k = 2; break; default: continue; }",
                "class Spin { Spin() { while (true) {} } }\nnew Spin()",
                "Runnable r = () -> { while (true) {} }; r.run();",
                "synchronized (Object.class) { Object.class.wait(); }"
            })
    void stops(String source) throws InterruptedException {
        cells.nothing("int warm = 1;");
        var interrupter = after(Duration.ofMillis(400));
        assertThat(cells.run(source)).isEqualTo(new Result.Interrupted());
        interrupter.join();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(cells.value("warm + 1")).isEqualTo(2);
    }

    /// A worker that ran on would block the pool for every later cell.
    @Test
    void anInterruptOfTheCodesOwnStaysInItsCell() {
        cells.nothing("Thread.currentThread().interrupt();");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        cells.nothing("Thread.sleep(1);");
    }

    @Test
    void leavesNoWorkerOfAParallelStreamBehind() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            var interrupter = after(Duration.ofMillis(200));
            cells.run("IntStream.range(0, 99_999).parallel().forEach(i -> { while (true) {} });");
            interrupter.join();
            assertThat(
                            cells.value(
                                    "CompletableFuture.supplyAsync(() -> 42).get(9,"
                                            + " TimeUnit.SECONDS)"))
                    .isEqualTo(42);
        }
    }

    @Test
    void stopsWithinATenthOfASecond() throws InterruptedException {
        long[] asked = new long[1];
        Thread interrupter =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    pause(Duration.ofSeconds(1));
                                    asked[0] = System.nanoTime();
                                    cells.engine.interrupt();
                                });
        cells.run("double x = 0; for (long i = 0; ; i++) x += i;");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked[0]);
        interrupter.join();
        // about 5 ms on a machine at rest
        assertThat(millis).isLessThan(1000);
    }

    @Test
    void canBeAskedAgain() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            var interrupter = after(Duration.ofMillis(200));
            assertThat(cells.run("while (true) {}")).isEqualTo(new Result.Interrupted());
            interrupter.join();
        }
    }

    @Test
    void isHarmlessWhereNothingRuns() {
        assertThatCode(cells.engine::interrupt).doesNotThrowAnyException();
        assertThat(cells.value("int n = 0; for (int i = 0; i < 1000; i++) n += i;\nn"))
                .isEqualTo(499500);
    }

    @Test
    void leavesThreadsOfEarlierCellsAlone() throws InterruptedException {
        cells.nothing(
                """
                var ticks = new java.util.concurrent.atomic.AtomicLong();
                var t = new Thread(() -> { while (true) { ticks.incrementAndGet(); } });
                t.setDaemon(true);
                t.start();
                """);
        var interrupter = after(Duration.ofMillis(300));
        assertThat(cells.run("while (true) {}")).isEqualTo(new Result.Interrupted());
        interrupter.join();
        long before = (Long) cells.value("ticks.get()");
        pause(Duration.ofMillis(50));
        assertThat((Long) cells.value("ticks.get()")).isGreaterThan(before);
        assertThat(cells.value("t.isAlive()")).isEqualTo(true);
    }

    @Test
    void saysWhatTookEffectBefore() throws InterruptedException {
        System.clearProperty("cahier.test.reached");
        Thread interrupter =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (System.getProperty("cahier.test.reached") == null) {
                                        pause(Duration.ofMillis(10));
                                    }
                                    cells.engine.interrupt();
                                });
        Outcome outcome =
                cells.outcome(
                        "int a = 1;\nint b = 2;\nSystem.setProperty(\"cahier.test.reached\","
                                + " \"\");\nwhile (true) {}\nint c = 3;");
        interrupter.join();
        assertThat(outcome.notices())
                .containsExactly(
                        "Lines 1–3 took effect before the failure",
                        "Line 4 was stopped in its course",
                        "Line 5 did not run");
        assertThat(cells.value("a + b")).isEqualTo(3);
        assertThat(cells.problems("c")).hasSize(1);
    }

    private Thread after(Duration delay) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            pause(delay);
                            cells.engine.interrupt();
                        });
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
