package cahier.report;

import java.util.ArrayList;
import java.util.List;

/// The headings of a page, for the list at its side.
final class Contents {

    private static final int DEEPEST = 3;

    private final List<Entry> entries = new ArrayList<>();

    /// One heading.
    ///
    /// @param level 1 to 6
    /// @param html its text; formulas are rendered
    /// @param text its text alone
    record Entry(int level, String anchor, String html, String text) {}

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return entries;
    }

    /// Returns the list, indented by level; levels below the third are left out.
    String html() {
        var shown = entries.stream().filter(entry -> entry.level() <= DEEPEST).toList();
        int top = shown.stream().mapToInt(Entry::level).min().orElse(1);
        var out = new StringBuilder("<ul>\n");
        for (var entry : shown) {
            out.append("<li class=l").append(entry.level() - top + 1).append('>');
            out.append(Html.tag("a", "href", "#" + entry.anchor()));
            out.append(entry.html()).append("</a></li>\n");
        }
        return out.append("</ul>\n").toString();
    }
}
