package cahier.cli;

import cahier.protocol.Rehearsal;
import cahier.session.UserHome;
import cahier.session.Variables;

import picocli.CommandLine.Command;

import java.util.ArrayList;
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

    /// What a session is made of, `#` a number: said often enough that the JVM knows which code a
    /// cell runs through, and which way.
    private static final String PRACTICE =
            """
            int v# = #;

            v# + 1

            int f#(int n) { return n + v#; }

            int twice(int n) { return 2 * n + #; }

            f#(3) + twice(x)

            System.out.println("line " + v#);

            var list# = Stream.of(1, 2, #).map(n -> n * v#).toList();

            for (var n : list#) { x += n; }

            record Pair#(int left, String right) {}

            new Pair#(#, "right")\
            """;

    private static final int ROUNDS = 30;

    /// Every fifth line a method, as in a cell that somebody pastes.
    private static final String LONG_ROUND =
            """
            int b# = #;
            b# += 2;
            static int g#(int n) { return n * # + b#; }
            var s# = g#(#);
            if (s# < 0) throw new IllegalStateException();
            """;

    private static final int LONG_ROUNDS = 60;

    private static List<String> practice() {
        var cells = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            cells.addAll(List.of(PRACTICE.replace("#", "" + round).split("\n\n")));
        }
        var lines = new StringBuilder();
        for (int round = 0; round < LONG_ROUNDS; round++) {
            lines.append(LONG_ROUND.replace("#", "" + round));
        }
        cells.add(lines.toString());
        cells.add(lines.toString()); // runs again
        cells.add(lines + "\n"); // is compiled again
        return cells;
    }

    @Override
    public Integer call() throws Exception {
        Main.commandLine().parseArgs("kernel", "install", "--user");
        var hasLibrary = Main.class.getResource("/cahier/plot/Plot.class") != null;
        var cells = hasLibrary ? CELLS + LIBRARY_CELLS : CELLS;
        var all = new ArrayList<>(List.of(cells.split("\n\n")));
        all.addAll(practice());
        UserHome.path(); // where a start looks for the history
        System.setProperty("cahier.history", ""); // these cells are nobody's
        Rehearsal.run(all, KernelStart.options().withVariables(Variables.NONE));
        return ExitCode.OK;
    }
}
