package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

@Timeout(60)
final class InterruptTest {
    private static final String BEGUN = "cahier.test.begun";
    private static final String BEGIN = "System.setProperty(\"" + BEGUN + "\", \"\");\n";

    private final Cells cells =
            new Cells(
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.stream.*",
                    "java.net.*",
                    "java.nio.*",
                    "java.nio.channels.*");

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
                "synchronized (Object.class) { Object.class.wait(); }",
                "new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).accept()",
                "var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());\n"
                    + "new Socket(s.getInetAddress(), s.getLocalPort()).getInputStream().read()",
                "new DatagramSocket(0).receive(new DatagramPacket(new byte[9], 9));",
                "SocketChannel.open(ServerSocketChannel.open().bind(null).getLocalAddress())"
                        + ".read(ByteBuffer.allocate(9));"
            })
    void stops(String source) throws InterruptedException {
        cells.nothing("int warm = 1;");
        assertThat(interrupted(source)).isEqualTo(new Result.Interrupted());
        assertThat(Thread.interrupted()).isFalse();
        assertThat(cells.value("warm + 1")).isEqualTo(2);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void endsTheProcessThatTheCellStartedAndReads() throws InterruptedException {
        var read = "var child = new ProcessBuilder(\"sleep\", \"60\").start();\n";
        assertThat(interrupted(read + "child.getInputStream().read()"))
                .isEqualTo(new Result.Interrupted());
        assertThat(cells.value("child.waitFor()")).isEqualTo(128 + 15);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void leavesProcessesOfEarlierCellsAndOpenSocketsAlone() throws InterruptedException {
        cells.nothing("var child = new ProcessBuilder(\"sleep\", \"60\").start();");
        cells.nothing("var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());");
        cells.nothing("Thread.sleep(1200);");
        interrupted("new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).accept();");
        interrupted("new ProcessBuilder(\"sleep\", \"60\").start().getInputStream().read()");
        assertThat(cells.value("child.isAlive()")).isEqualTo(true);
        cells.nothing("child.destroy();");
        cells.nothing("new Socket(other.getInetAddress(), other.getLocalPort()).close();");
        assertThat(cells.value("other.accept().getInputStream().read()")).isEqualTo(-1);
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
            interrupted("IntStream.range(0, 99_999).parallel().forEach(i -> { while (true) {} });");
            assertThat(
                            cells.value(
                                    "CompletableFuture.supplyAsync(() -> 42).get(9,"
                                            + " TimeUnit.SECONDS)"))
                    .isEqualTo(42);
        }
    }

    @Test
    void canBeAskedAgain() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(interrupted("while (true) {}")).isEqualTo(new Result.Interrupted());
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
        assertThat(interrupted("while (true) {}")).isEqualTo(new Result.Interrupted());
        long before = (Long) cells.value("ticks.get()");
        pause(Duration.ofMillis(50));
        assertThat((Long) cells.value("ticks.get()")).isGreaterThan(before);
        assertThat(cells.value("t.isAlive()")).isEqualTo(true);
    }

    @Test
    void saysWhatTookEffectBefore() throws InterruptedException {
        Thread interrupter = onceBegun();
        Outcome outcome =
                cells.outcome("int a = 1;\nint b = 2;\n" + BEGIN + "while (true) {}\nint c = 3;");
        interrupter.join();
        assertThat(outcome.notices())
                .containsExactly(
                        "Lines 1–3 took effect before the failure",
                        "Line 4 was stopped in its course",
                        "Line 5 did not run");
        assertThat(cells.value("a + b")).isEqualTo(3);
        assertThat(cells.problems("c")).hasSize(1);
    }

    /// Runs code, and asks it to stop a moment after it has begun.
    private Result interrupted(String source) throws InterruptedException {
        Thread interrupter = onceBegun();
        Result result = cells.run(BEGIN + source);
        interrupter.join();
        return result;
    }

    private Thread onceBegun() {
        System.clearProperty(BEGUN);
        return Thread.ofPlatform()
                .start(
                        () -> {
                            while (System.getProperty(BEGUN) == null) pause(Duration.ofMillis(5));
                            pause(Duration.ofMillis(100));
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
