package cahier.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What two outputs may differ in and still count as equal.
///
/// @param masks parts of text that do not count
/// @param numbers how far numbers may be apart, relative to the larger; 0 for not at all
/// @param pixels the share of a picture's pixels that may differ, from 0 to 1
/// @param isHtmlByStructure whether white space between tags and the order of attributes do not
///   count
/// @param isStderrIgnored whether what a cell writes to `stderr` does not count
public record Tolerance(
        List<Mask> masks,
        double numbers,
        double pixels,
        boolean isHtmlByStructure,
        boolean isStderrIgnored) {

    /// Equal in content: pictures by pixels, JSON by value, text by character.
    public static final Tolerance NONE = new Tolerance(List.of(), 0, 0, false, false);

    /// What a check of a rerun starts from: identity hash codes and temporary paths do not count.
    public static final Tolerance USUAL =
            new Tolerance(List.of(Mask.IDENTITY, Mask.TEMP), 0, 0, true, false);

    public Tolerance {
        masks = List.copyOf(masks);
    }

    /// Returns whether two representations of a media type count as equal.
    boolean areSame(String type, Object left, Object right) {
        if (!(left instanceof String stored) || !(right instanceof String fresh)) {
            return NumericTolerance.areSame(left, right, numbers);
        }
        if (MediaTypes.isPicture(type)) {
            return Pictures.differingShare(stored, fresh) <= pixels;
        }
        if (isHtmlByStructure && type.equals("text/html")) {
            return areSameText(HtmlStructure.of(stored), HtmlStructure.of(fresh));
        }
        return areSameText(stored, fresh);
    }

    boolean areSameText(String left, String right) {
        return left.equals(right)
                || NumericTolerance.areSameText(masked(left), masked(right), numbers);
    }

    /// Returns text as it is compared and shown in a difference.
    String masked(String text) {
        var masked = text;
        for (var mask : masks) masked = mask.hide(masked);
        return masked;
    }

    /// Names the fewest rules without which two representations would not count as equal.
    List<String> needed(String type, Object left, Object right) {
        var least = this;
        var needed = new ArrayList<String>();
        for (var rule : rules()) {
            var without = rule.dropped().apply(least);
            if (without.areSame(type, left, right)) least = without;
            else needed.add(rule.name());
        }
        return needed;
    }

    /// One thing that may differ.
    ///
    /// @param dropped takes it out of a tolerance
    private record Rule(String name, UnaryOperator<Tolerance> dropped) {}

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (var mask : masks) rules.add(new Rule(mask.name(), all -> all.without(mask)));
        if (numbers > 0) {
            var name = "numbers within " + PythonFloat.repr(numbers);
            rules.add(new Rule(name, all -> all.with(0, all.pixels, all.isHtmlByStructure)));
        }
        if (pixels > 0) {
            var name = "pictures within " + PythonFloat.repr(pixels) + " of the pixels";
            rules.add(new Rule(name, all -> all.with(all.numbers, 0, all.isHtmlByStructure)));
        }
        if (isHtmlByStructure) {
            rules.add(
                    new Rule("HTML by structure", all -> all.with(all.numbers, all.pixels, false)));
        }
        return rules;
    }

    private Tolerance without(Mask mask) {
        var rest = masks.stream().filter(other -> other != mask).toList();
        return new Tolerance(rest, numbers, pixels, isHtmlByStructure, isStderrIgnored);
    }

    private Tolerance with(double numbers, double pixels, boolean isHtmlByStructure) {
        return new Tolerance(masks, numbers, pixels, isHtmlByStructure, isStderrIgnored);
    }
}
