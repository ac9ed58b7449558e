package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

final class OwnFramesTest {
    private final Cells cells = new Cells("java.util.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aCellThatWalksItsStackSeesItsOwnFrames() {
        cells.nothing(
                """
                List<String> seen = new ArrayList<>();
                void walk() { StackWalker.getInstance().forEach(f -> seen.add(f.toString())); }
                class Walker { static void go() { walk(); } }\
                """);
        cells.nothing("Runnable r = () -> Walker.go();\nr.run();");
        assertThat(cells.value("seen"))
                .isEqualTo(
                        List.of(
                                "cell.walk(In [1]:2)",
                                "Walker.go(In [1]:3)",
                                "cell.lambda$main$0(In [2]:1)",
                                "cell.main(In [2]:2)"));
        assertThat(
                        cells.value(
                                """
                                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames ->
                                        frames.map(f -> f.getClassName() + " " + f.getMethodName() + " " + f.getLineNumber() + " " + (f.getDeclaringClass() != null)).toList())\
                                """))
                .isEqualTo(List.of("cell main 1 true"));
        cells.nothing("class Own { String walk(int n) { return \"own \" + n; } }");
        assertThat(cells.value("new Own().walk(3)")).isEqualTo("own 3");
    }

    @Test
    void aDumpOfTheStackIsTheCellsOwn() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            cells.nothing("void where() { Thread.dumpStack(); }\nwhere();");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).replace("\r", ""))
                .isEqualTo(
                        """
                        java.lang.Exception: Stack trace
                        \tat cell.where(In [1]:1)
                        \tat cell.main(In [1]:2)
                        """);
    }

    @Test
    void theTracesOfAllThreadsAreThoseOfTheirCells() {
        cells.nothing(
                """
                var gate = new java.util.concurrent.CountDownLatch(1);
                var waiting = Thread.ofPlatform().name("waits").start(() -> { try { gate.await(); } catch (InterruptedException e) {} });
                while (waiting.getState() != Thread.State.WAITING) Thread.sleep(1);
                """);
        assertThat(
                        cells.value(
                                """
                                var traces = Thread.getAllStackTraces();
                                gate.countDown();
                                var own = traces.get(Thread.currentThread());
                                List.of(traces.get(waiting)).stream().map(Object::toString).filter(f -> f.contains("In [")).toList() + " " + own[own.length - 1]\
                                """))
                .isEqualTo("[cell.lambda$main$0(In [1]:2)] cell.main(In [2]:1)");
    }
}
