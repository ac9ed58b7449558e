package cahier.cli;

import cahier.protocol.Rehearsal;
import cahier.session.Variables;

import picocli.CommandLine.Command;

import java.util.List;
import java.util.concurrent.Callable;

/// Does once what every start does, while the JVM records it for the start-up cache. It must not
/// touch a class that links the Vector API: the JVM would then write no cache.
@Command(name = "rehearse", hidden = true, description = "Train the start-up cache.")
final class Rehearse implements Callable<Integer> {

    /// Cells, with an empty line between them.
    private static final String CELLS =
            """
            1+1

            int x = 41;

            x+1

            System.out.println(x); System.err.println("text");

            record Point(double x, double y) {
                double norm() { return Math.hypot(x, y); }
            }

            int twice(int n) { return 2 * n; }

            var points = List.of(new Point(3, 4), new Point(6, 8));

            points.stream().mapToDouble(Point::norm).map(n -> n + twice(x)).sum()

            for (int i = 0; i < 3; i++) { x += i; }

            new int[] {1, 2, 3}

            points

            display(Map.of("one", 1));

            undefined

            throw new IllegalStateException("as rehearsed");

            %lsmagic\
            """;

    private static final String LIBRARY_CELLS =
            """


            Plot.line("loss", 3, 2, 1)

            Check.that("one", 1).is(1);\
            """;

    @Override
    public Integer call() throws Exception {
        Main.commandLine().parseArgs("kernel", "install", "--user");
        var hasLibrary = Main.class.getResource("/cahier/plot/Plot.class") != null;
        var cells = hasLibrary ? CELLS + LIBRARY_CELLS : CELLS;
        Rehearsal.run(
                List.of(cells.split("\n\n")), KernelStart.options().withVariables(Variables.NONE));
        return ExitCode.OK;
    }
}
