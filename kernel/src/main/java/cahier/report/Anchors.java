package cahier.report;

import java.util.HashSet;
import java.util.Set;

/// Gives each place of a page a name of its own. What a notebook names cannot take the names that
/// the page itself uses, since those are given out first.
final class Anchors {

    private final Set<String> taken = new HashSet<>();
    private final String prefix;

    Anchors() {
        this("");
    }

    /// @param prefix what names of headings begin with; with one, no other name is given out
    private Anchors(String prefix) {
        this.prefix = prefix;
    }

    /// Returns anchors of what stands in the page once more.
    static Anchors ofCopies(int cell) {
        return new Anchors("copy-" + cell + "-");
    }

    /// Takes a name for the page itself.
    String reserve(String name) {
        if (!taken.add(name)) throw new IllegalStateException("a name was given twice: " + name);
        return name;
    }

    /// Returns the name of a heading, as JupyterLab forms it: blanks become hyphens. A second
    /// heading of the same text gets a number.
    String ofHeading(String text) {
        var stem = text.strip().replaceAll("\\s+", "-");
        if (stem.isEmpty()) stem = "section";
        stem = prefix + stem;
        var name = stem;
        for (int i = 2; !taken.add(name); i++) name = stem + "-" + i;
        return name;
    }

    /// Takes a name that a notebook's HTML asks for.
    ///
    /// @return whether it was still free
    boolean take(String name) {
        return prefix.isEmpty() && !name.isBlank() && name.matches("\\S{1,200}") && taken.add(name);
    }
}
