package cahier.cli;

import java.util.ArrayList;
import java.util.List;

/// Fits a line of code and the carets below it to a terminal: wrapped, the carets would point at
/// nothing, so both are cut to the part that is meant.
final class CaretLines {

    /// How much of the code before and behind the carets is shown.
    private static final int AROUND = 10;

    private CaretLines() {}

    /// Returns the lines of a trace, of which those with carets are at most as wide as said.
    static List<String> fit(List<String> lines, int columns) {
        var fitting = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var code = Style.plain(lines.get(i));
            var carets = i + 1 < lines.size() ? Style.plain(lines.get(i + 1)) : "";
            boolean isMarked = carets.matches("\\s*\\^+\\s*") && Columns.of(code) > columns;
            if (isMarked && columns > 2 * AROUND) {
                fit(code, carets.stripTrailing(), columns, fitting);
                i++;
            } else {
                fitting.add(lines.get(i));
            }
        }
        return fitting;
    }

    private static void fit(String code, String carets, int columns, List<String> into) {
        int start = carets.indexOf('^');
        int left = Math.min(start - AROUND, carets.length() + AROUND - columns);
        boolean isCut = left > 0;
        var shown = isCut ? "…" + Columns.from(code, left + 1) : code;
        into.add(Columns.fit(shown, columns));
        into.add(Columns.fit(isCut ? carets.substring(left) : carets, columns));
    }
}
