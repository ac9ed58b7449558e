package cahier.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Compares what cells put out in two runs. Streams are joined by name, whatever came between;
/// other outputs are compared one by one, each media type by what it means. Execution counts do not
/// count.
public final class Comparison {

    private final Tolerance tolerance;
    private final List<Difference> differences = new ArrayList<>();
    private final Ignored ignored = new Ignored();

    /// Makes a comparison without differences so far.
    public Comparison(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /// Lists the differences found.
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /// Lists what differs in a way that does not count, so that nothing passes silently: a line for
    /// each rule, with the outputs that it let pass.
    public List<String> ignored() {
        return ignored.lines();
    }

    /// Compares the outputs of one cell, and returns whether they count as equal.
    ///
    /// @param number the cell's position among all cells, from 1
    public boolean compare(int number, CodeCell stored, List<Output> fresh) {
        return new InCell(number, stored).compare(stored.outputs(), fresh);
    }

    /// Notes that the outputs of a cell are not compared because it says so.
    public void skip(int number, Cell cell, String reason) {
        ignored.add("not compared: " + reason, number, cell.id(), "");
    }

    /// Compares within one cell.
    private final class InCell {

        private final int number;
        private final CodeCell cell;
        private final int before = differences.size();

        InCell(int number, CodeCell cell) {
            this.number = number;
            this.cell = cell;
        }

        boolean compare(List<Output> stored, List<Output> fresh) {
            streams(stored, fresh);
            var left = others(stored);
            var right = others(fresh);
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                var place = "output " + (i + 1);
                if (i >= left.size()) added(place, right.get(i));
                else if (i >= right.size()) removed(place, left.get(i));
                else output(place, left.get(i), right.get(i));
            }
            return differences.size() == before;
        }

        private void streams(List<Output> stored, List<Output> fresh) {
            var left = joined(stored);
            var right = joined(fresh);
            var names = new LinkedHashSet<>(left.keySet());
            names.addAll(right.keySet());
            for (var name : names) {
                var old = left.getOrDefault(name, "");
                var now = right.getOrDefault(name, "");
                if (name.equals("stderr") && tolerance.isStderrIgnored()) {
                    if (!old.equals(now)) ignore(name, List.of("stderr"));
                } else {
                    text(name, old, now);
                }
            }
        }

        private void output(String place, Output old, Output now) {
            switch (now) {
                case Output.Error(var name, var value, var trace, _)
                        when old instanceof Output.Error was -> {
                    text(place + ": error", was.name() + ": " + was.value(), name + ": " + value);
                    text(place + ": traceback", plain(was.traceback()), plain(trace));
                }
                case Output.Rich rich when old instanceof Output.Rich was -> rich(place, was, rich);
                case Output.Error _, Output.Display _, Output.Result _, Output.Stream _ -> {
                    removed(place, old);
                    added(place, now);
                }
            }
        }

        private void rich(String place, Output.Rich old, Output.Rich now) {
            if (!old.type().equals(now.type())) text(place + ": kind", old.type(), now.type());
            var types = new LinkedHashSet<>(old.data().keySet());
            types.addAll(now.data().keySet());
            for (var type : types) {
                var at = place + ": " + type;
                if (!now.data().containsKey(type)) differ(at, List.of("- " + type), List.of());
                else if (!old.data().containsKey(type)) differ(at, List.of(), List.of("+ " + type));
                else data(at, type, old.data().get(type), now.data().get(type));
            }
            if (!Json.sameValue(KeptOutputs.keptMetadata(old, now.metadata()), old.metadata())) {
                text(place + ": metadata", Json.write(old.metadata()), Json.write(now.metadata()));
            }
        }

        private void data(String place, String type, Object old, Object now) {
            if (Tolerance.NONE.areSame(type, old, now)) return;
            if (tolerance.areSame(type, old, now)) {
                ignore(place, tolerance.needed(type, old, now));
            } else if (MediaTypes.isPicture(type)
                    && old instanceof String was
                    && now instanceof String is) {
                pictures(place, was, is);
            } else {
                lines(place, readable(type, old), readable(type, now));
            }
        }

        private void pictures(String place, String old, String now) {
            var text = Pictures.describeDifference(old, now);
            var picture = Pictures.drawDifference(old, now);
            differences.add(new Difference(number, cell.id(), place, text, picture));
        }

        private void text(String place, String old, String now) {
            if (old.equals(now)) return;
            if (tolerance.areSameText(old, now)) {
                ignore(place, tolerance.needed("text/plain", old, now));
            } else {
                lines(place, old, now);
            }
        }

        private void lines(String place, String old, String now) {
            var left = tolerance.masked(old).lines().toList();
            var right = tolerance.masked(now).lines().toList();
            var diff = LineDiff.of(left, right);
            differences.add(
                    new Difference(
                            number,
                            cell.id(),
                            place,
                            diff.isEmpty() ? List.of("  (white space at the end)") : diff,
                            null));
        }

        private void removed(String place, Output old) {
            differ(place, List.of("- " + summary(old)), List.of());
        }

        private void added(String place, Output now) {
            differ(place, List.of(), List.of("+ " + summary(now)));
        }

        private void differ(String place, List<String> old, List<String> now) {
            var both = new ArrayList<>(old);
            both.addAll(now);
            differences.add(new Difference(number, cell.id(), place, both, null));
        }

        private void ignore(String place, List<String> rules) {
            var output = place.split(":", 2)[0];
            for (var rule : rules) ignored.add("ignored: " + rule, number, cell.id(), output);
        }
    }

    private static Map<String, String> joined(List<Output> outputs) {
        var joined = new LinkedHashMap<String, String>();
        for (var output : outputs) {
            if (output instanceof Output.Stream(var name, var text, _)) {
                joined.merge(name, text, String::concat);
            }
        }
        return joined;
    }

    private static List<Output> others(List<Output> outputs) {
        return outputs.stream().filter(output -> !(output instanceof Output.Stream)).toList();
    }

    private static String readable(String type, Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static String plain(List<String> traceback) {
        return String.join("\n", traceback).replaceAll("\u001B\\[[0-9;]*m", "");
    }

    private static String summary(Output output) {
        return switch (output) {
            case Output.Stream stream -> stream.name();
            case Output.Error error -> "error " + error.name() + ": " + error.value();
            case Output.Rich rich -> {
                var types = new ArrayList<>(rich.data().keySet());
                Collections.sort(types);
                yield rich.type() + " (" + String.join(", ", types) + ")";
            }
        };
    }
}
