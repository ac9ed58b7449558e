package cahier.report;

import java.util.ArrayList;
import java.util.List;

/// What the parts of one page share while it is written.
final class Scope {

    final Anchors anchors;
    final Contents contents = new Contents();
    final Formulas formulas;
    final Links links;
    final Pictures pictures;
    private final List<String> warnings = new ArrayList<>();
    private int cell;
    private boolean isOutput;

    Scope(Formulas formulas, Links links, Pictures pictures) {
        this(formulas, links, pictures, new Anchors());
    }

    private Scope(Formulas formulas, Links links, Pictures pictures, Anchors anchors) {
        this.anchors = anchors;
        this.formulas = formulas;
        this.links = links;
        this.pictures = pictures;
    }

    /// Says which cell the warnings to come are about.
    ///
    /// @param number the cell's position among all cells, from 1
    void enter(int number) {
        cell = number;
        isOutput = false;
    }

    /// Says that what is written from here on is what the cell has put out: its headings are no
    /// part of the notebook's structure.
    void enterOutputs() {
        isOutput = true;
    }

    /// Lists a heading in the contents, unless it was put out.
    void list(Contents.Entry heading) {
        if (!isOutput) contents.add(heading);
    }

    /// Returns a scope for what the page holds once more: it takes no names, and warns and lists
    /// for itself.
    Scope forCopy() {
        var copy = new Scope(formulas, links, pictures, Anchors.ofCopies(cell));
        copy.enter(cell);
        return copy;
    }

    int cell() {
        return cell;
    }

    void warn(String message) {
        warnings.add("cell " + cell + ": " + message);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
