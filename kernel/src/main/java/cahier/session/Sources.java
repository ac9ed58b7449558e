package cahier.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers the source of the cells that ran, by label, so that a trace can quote its lines.
final class Sources {

    /// Traces name recent cells; a session of a week must not grow without end.
    private static final int KEPT = 5_000;

    private static final long MOST_CHARS = 8_000_000;

    private final Map<String, String> byLabel = new LinkedHashMap<>();
    private long chars;

    synchronized void put(String label, String source) {
        var earlier = byLabel.put(label, source);
        chars += source.length() - (earlier == null ? 0 : earlier.length());
        var oldest = byLabel.values().iterator();
        while (byLabel.size() > KEPT || chars > MOST_CHARS && byLabel.size() > 1) {
            chars -= oldest.next().length();
            oldest.remove();
        }
    }

    /// Returns a line of a cell, without its indentation; empty where it is not known.
    synchronized String line(String label, int line) {
        var source = byLabel.get(label);
        if (source == null || line < 1) return "";
        return source.lines().skip(line - 1L).findFirst().orElse("").strip();
    }
}
