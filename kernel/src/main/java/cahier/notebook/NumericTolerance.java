package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Compares numbers that may be a little apart, in JSON and in text.
final class NumericTolerance {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?(?![\\w])");

    private NumericTolerance() {}

    static boolean areSame(@Nullable Object left, @Nullable Object right, double tolerance) {
        if (tolerance == 0) return Json.sameValue(left, right);
        return switch (left) {
            case Number a when right instanceof Number b ->
                    Json.sameValue(a, b) || areNear(a.doubleValue(), b.doubleValue(), tolerance);
            case Map<?, ?> a when right instanceof Map<?, ?> b ->
                    a.keySet().equals(b.keySet())
                            && a.keySet().stream()
                                    .allMatch(key -> areSame(a.get(key), b.get(key), tolerance));
            case List<?> a when right instanceof List<?> b -> areSameLists(a, b, tolerance);
            case null, default -> Json.sameValue(left, right);
        };
    }

    private static boolean areSameLists(List<?> left, List<?> right, double tolerance) {
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) {
            if (!areSame(left.get(i), right.get(i), tolerance)) return false;
        }
        return true;
    }

    /// Returns whether texts are equal but for numbers that are near each other.
    static boolean areSameText(String left, String right, double tolerance) {
        if (left.equals(right)) return true;
        if (tolerance == 0) return false;
        var a = NUMBER.matcher(left);
        var b = NUMBER.matcher(right);
        int afterA = 0, afterB = 0;
        while (a.find()) {
            if (!b.find()) return false;
            if (!left.substring(afterA, a.start()).equals(right.substring(afterB, b.start()))) {
                return false;
            }
            double x = Double.parseDouble(a.group()), y = Double.parseDouble(b.group());
            if (!a.group().equals(b.group()) && !areNear(x, y, tolerance)) return false;
            afterA = a.end();
            afterB = b.end();
        }
        return !b.find() && left.substring(afterA).equals(right.substring(afterB));
    }

    private static boolean areNear(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
    }
}
