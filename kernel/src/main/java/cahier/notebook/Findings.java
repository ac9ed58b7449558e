package cahier.notebook;

import static cahier.notebook.Problem.Kind.INVALID;
import static cahier.notebook.Problem.Kind.UNREADABLE;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects what a check finds, with the checks that many places of a file have in common.
final class Findings {

    static final String TEXT = "text or a list of lines";

    private final List<Problem> problems = new ArrayList<>();
    private String where = "notebook";
    private boolean areFieldsOpen;

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    String where() {
        return where;
    }

    void moveTo(String place) {
        where = place;
    }

    /// Takes unknown fields without a word, as in a file of a newer minor version.
    void openFields() {
        areFieldsOpen = true;
    }

    void count(Map<?, ?> tree) {
        switch (tree.get("execution_count")) {
            case null -> {
                if (!tree.containsKey("execution_count")) {
                    report(INVALID, "execution_count is missing; expected a number or null");
                }
            }
            case Long count -> {
                if (count < 0) report(INVALID, "execution_count is " + count + "; expected >= 0");
            }
            default -> report(UNREADABLE, expected(tree, "execution_count", "a number or null"));
        }
    }

    void bundle(Map<?, ?> data, String prefix) {
        for (var entry : data.entrySet()) {
            var type = (String) entry.getKey();
            if (MediaTypes.isJson(type) || isText(entry.getValue())) continue;
            report(UNREADABLE, prefix + expected(data, type, TEXT));
        }
    }

    void metadata(Map<?, ?> tree, String field) {
        if (!tree.containsKey(field)) report(INVALID, field + " is missing; expected an object");
        else if (!(tree.get(field) instanceof Map<?, ?>)) {
            report(UNREADABLE, expected(tree, field, "an object"));
        }
    }

    void text(Map<?, ?> tree, String field, String prefix, Problem.Kind kind) {
        if (!(tree.get(field) instanceof String)) {
            report(kind, prefix + expected(tree, field, "text"));
        }
    }

    void unknown(Map<?, ?> tree, Set<String> known) {
        if (areFieldsOpen) return;
        for (var field : tree.keySet()) {
            if (!known.contains(field)) {
                report(
                        INVALID,
                        "field \"" + field + "\" is unknown; expected only " + sorted(known));
            }
        }
    }

    private static String sorted(Set<String> fields) {
        return String.join(", ", fields.stream().sorted().toList());
    }

    void report(Problem.Kind kind, String message) {
        problems.add(new Problem(where, message, kind));
    }

    static boolean isText(@Nullable Object value) {
        return value instanceof String
                || value instanceof List<?> list
                        && list.stream().allMatch(String.class::isInstance);
    }

    static String textOrEmpty(Map<?, ?> tree, String field) {
        return tree.get(field) instanceof String text ? text : "";
    }

    static String expected(Map<?, ?> tree, String field, String expectation) {
        var found = tree.containsKey(field) ? shown(tree.get(field)) : "missing";
        return field + " is " + found + "; expected " + expectation;
    }

    static String shown(@Nullable Object value) {
        return switch (value) {
            case String text when text.length() <= 40 -> '"' + text + '"';
            case Number number when number.toString().length() <= 20 -> Json.writeCompact(number);
            case Boolean flag -> flag.toString();
            case null, default -> a(value);
        };
    }

    static String a(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case String _ -> "text";
            case Boolean flag -> flag.toString();
            case Number _ -> "a number";
            default -> value.getClass().getSimpleName();
        };
    }
}
