package cahier.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers the source of the cells that ran, by label, so that a trace can quote its lines.
final class Sources {

    /// Traces name recent cells; a session of a week must not grow without end.
    private static final int KEPT = 5_000;

    private final Map<String, String> byLabel =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > KEPT;
                }
            };

    synchronized void put(String label, String source) {
        byLabel.put(label, source);
    }

    /// Returns a line of a cell, without its indentation; empty where it is not known.
    synchronized String line(String label, int line) {
        var source = byLabel.get(label);
        if (source == null || line < 1) return "";
        return source.lines().skip(line - 1L).findFirst().orElse("").strip();
    }
}
