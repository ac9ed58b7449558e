package cahier.bench;

import cahier.engine.Cell;
import cahier.engine.Engine;
import cahier.engine.EngineOptions;

import java.util.List;
import java.util.stream.LongStream;

/// Prints how long cells take: warm, after 1000 definitions, and long ones. Run it by hand.
final class EngineBench {
    private EngineBench() {}

    public static void main(String[] arguments) {
        var options = new EngineOptions(List.of(), List.of("java.util.*"), false);
        try (Engine engine = Engine.open(options)) {
            run(engine, "int x = 1;");
            for (int i = 0; i < 5; i++) {
                System.out.printf("x + 1: %.2f ms%n", median(engine));
            }
            for (int i = 0; i < 1000; i++) {
                run(
                        engine,
                        "int v%d = %d; int f%d(int n) { return n + v%d; }".formatted(i, i, i, i));
            }
            System.out.printf("x + 1 after 1000 definitions: %.2f ms%n", median(engine));
            var longCell = new StringBuilder();
            for (int i = 0; i < 150; i++) {
                longCell.append("int w%d = x + %d;%nx += w%d %% 3;%n".formatted(i, i, i));
            }
            for (int i = 0; i < 3; i++) {
                System.out.printf(
                        "300 statements: %.0f ms%n", run(engine, longCell.toString()) / 1e6);
            }
        }
    }

    private static double median(Engine engine) {
        return LongStream.range(0, 201)
                        .map(i -> run(engine, "x + " + i))
                        .sorted()
                        .skip(100)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    private static long run(Engine engine, String source) {
        long start = System.nanoTime();
        engine.run(new Cell("In [1]", source));
        return System.nanoTime() - start;
    }
}
