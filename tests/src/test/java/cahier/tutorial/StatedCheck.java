package cahier.tutorial;

import java.util.ArrayList;
import java.util.List;

/// A call of `Check` in the source of a cell: `Check.that(name, value).is(expected)`.
///
/// @param from where it begins in the source
/// @param to where it ends, before the semicolon
/// @param call the call as it is written
/// @param changed the same call with another expected value, by the methods of [#CHANGES]
/// @param name what the name of the check begins with
/// @param isStatement whether it stands alone, outside of any block, and can be run again alone
record StatedCheck(
        int from, int to, String call, String changed, String name, boolean isStatement) {

    private static final String BEGIN = "Check.that(";
    private static final String ENTRY = "own(";

    /// A cell of methods that give another expected value, as little beside the stated one as the
    /// check's accuracy allows.
    static final String CHANGES =
            """
            long $other(long stated) { return stated + 1; }
            boolean $other(boolean stated) { return !stated; }
            String $other(String stated) { return stated + "?"; }
            <T> List<T> $other(List<T> stated) { return stated.subList(0, stated.size() - 1); }
            double $other(double stated) { return $beside(stated, 1e-6 * Math.abs(stated) + 1e-9); }
            Object $other(Object array) { return $beside(array, 7); }

            double $beside(double stated, double distance) {
                return Double.isFinite(stated) ? stated + distance : 0;
            }

            double $unit(double size, int digits) {
                double leading = size == 0 ? .1 : Math.pow(10, Math.floor(Math.log10(size * 1.000001)));
                return leading * Math.pow(10, 1 - digits) + 1e-6 * size;
            }

            double $beside(double stated, int digits) {
                return $beside(stated, 1.1 * $unit(Math.abs(stated), digits));
            }

            Object $beside(Object array, int digits) {
                int last = java.lang.reflect.Array.getLength(array) - 1;
                Object copy = java.lang.reflect.Array.newInstance(array.getClass().componentType(), last + 1);
                System.arraycopy(array, 0, copy, 0, last + 1);
                switch (copy) {
                    case int[] some -> some[last]++;
                    case long[] some -> some[last]++;
                    case float[] some -> some[last] += (float) $step(some[last], some, digits);
                    case double[] some -> some[last] += $step(some[last], some, digits);
                    case Object[] rows -> rows[last] = $beside(rows[last], digits);
                    default -> throw new IllegalArgumentException(array.getClass().getName());
                }
                return copy;
            }

            double $step(double stated, Object row, int digits) {
                double largest = 1e-3;
                for (int i = 0; i < java.lang.reflect.Array.getLength(row); i++) {
                    largest = Math.max(largest, Math.abs(java.lang.reflect.Array.getDouble(row, i)));
                }
                return 1.1 * $unit(stated == 0 ? largest : Math.abs(stated), digits);
            }

            Object $within(Object array, double tolerance) {
                double[] copy = ((double[]) array).clone();
                copy[copy.length - 1] += 2.1 * tolerance;
                return copy;
            }

            double $within(double stated, double tolerance) { return stated + 2.1 * tolerance; }
            """;

    /// Finds the checks of a cell.
    ///
    /// @throws IllegalArgumentException where one is written in a way that is not understood
    static List<StatedCheck> in(String source) {
        var code = new JavaText(source);
        var checks = new ArrayList<StatedCheck>();
        for (int from = code.find(BEGIN, 0); from >= 0; from = code.find(BEGIN, from + 1)) {
            int named = code.close(from + BEGIN.length() - 1);
            int dot = code.skipBlanks(named + 1);
            int open = code.find("(", dot);
            var method = source.substring(dot, open).strip();
            int close = code.close(open);
            var expected = changed(method, code.split(open + 1, close));
            checks.add(
                    new StatedCheck(
                            from,
                            close + 1,
                            source.substring(from, close + 1),
                            source.substring(from, open + 1) + expected + ")",
                            literal(code.split(from + BEGIN.length(), named).getFirst()),
                            code.isStatement(from)));
        }
        return checks;
    }

    /// Finds the entries of the ledger whose computed value must be one that was found
    /// independently: `own(place, claim, independent, …)`.
    static List<StatedCheck> entriesIn(String source) {
        var code = new JavaText(source);
        var entries = new ArrayList<StatedCheck>();
        for (int from = code.find(ENTRY, 0); from >= 0; from = code.find(ENTRY, from + 1)) {
            if (!code.isStatement(from)) continue;
            int open = from + ENTRY.length() - 1;
            int close = code.close(open);
            var arguments = code.split(open + 1, close);
            var stated = arguments.get(2);
            boolean isArray = stated.startsWith("new double[]");
            arguments.set(2, (isArray ? "(double[]) " : "") + "$beside(" + stated + ", 3)");
            entries.add(
                    new StatedCheck(
                            from,
                            close + 1,
                            source.substring(from, close + 1),
                            ENTRY + String.join(", ", arguments) + ")",
                            literal(arguments.get(1)),
                            true));
        }
        return entries;
    }

    /// Returns the cell's source with this check changed, all else as it was.
    String inPlace(String source) {
        return source.substring(0, from) + changed + source.substring(to);
    }

    /// Returns the text with which a name begins: all of it, unless the name is put together.
    private static String literal(String expression) {
        if (!expression.startsWith("\"")) {
            throw new IllegalArgumentException("a name without a text: " + expression);
        }
        return expression.substring(1, expression.indexOf('"', 1));
    }

    private static String changed(String method, List<String> arguments) {
        var first = arguments.getFirst();
        return switch (method) {
            case ".is" -> "$other(" + first + ")";
            case ".isNear" ->
                    "$beside(" + first + ", " + arguments.get(1) + "), " + arguments.get(1);
            case ".isWithin" -> first + ", $within(" + arguments.get(1) + ", " + first + ")";
            case ".isAtLeast" -> "Long.MAX_VALUE";
            case ".isAtMost" -> "Long.MIN_VALUE";
            default -> throw new IllegalArgumentException("a check of another form: " + method);
        };
    }
}
