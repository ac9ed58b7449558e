package cahier.cli;

import cahier.notebook.Cell;
import cahier.notebook.Difference;
import cahier.runner.NotebookResult;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;

/// Prints where a notebook's outputs differ from those stored, cell by cell, and what differs
/// without counting.
final class DifferenceReport {

    /// A difference longer than this is cut; the whole of it is in the reports.
    private static final int MAX_LINES = 60;

    private final PrintStream out;
    private final Style style;

    DifferenceReport(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(NotebookResult result) {
        var compared = result.comparison();
        if (compared == null) return;
        for (var difference : compared.differences()) print(result.path(), difference);
        for (var ignored : compared.ignored()) out.println("  " + style.dim(ignored));
    }

    void print(Path path, Difference difference) {
        out.println("  " + style.bold(place(path, difference)));
        lines(difference);
    }

    /// Says in how many cells outputs differ.
    static String count(NotebookResult result) {
        var compared = result.comparison();
        if (compared == null || compared.differences().isEmpty()) {
            return result.failures().isEmpty() ? "as stored" : "what ran is as stored";
        }
        var cells = new HashSet<Integer>();
        for (var difference : compared.differences()) cells.add(difference.cell());
        var what = cells.size() == 1 ? "1 cell differs" : cells.size() + " cells differ";
        return compared.isUpdated() ? what + ", updated" : what;
    }

    private void lines(Difference difference) {
        var lines = difference.lines();
        for (var line : lines.subList(0, Math.min(lines.size(), MAX_LINES))) {
            var plain = Style.plain(line);
            out.println(
                    "    "
                            + (plain.startsWith("-")
                                    ? style.red(plain)
                                    : plain.startsWith("+") ? style.green(plain) : plain));
        }
        if (lines.size() > MAX_LINES) {
            out.println("    … " + (lines.size() - MAX_LINES) + " more lines");
        }
    }

    private static String place(Path path, Difference difference) {
        int number = difference.cell();
        var cell = number == 0 ? "" : Cell.place(number, difference.id()) + ", ";
        return path + ": " + cell + difference.place();
    }
}
