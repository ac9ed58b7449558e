package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Knows under which labels cells ran again whose classes carry the label of their first run.
final class Labels {
    private final Map<String, String> newest = new ConcurrentHashMap<>();

    /// Takes notice that a cell runs again under another label.
    void put(String compiled, String now) {
        newest.put(CellFile.fileName(compiled), CellFile.fileName(now));
    }

    /// Returns what the file of a cell is called now whose classes say that they are of a file.
    ///
    /// @param fileName `null` where they do not say it
    @Nullable String of(@Nullable String fileName) {
        return fileName == null ? null : newest.getOrDefault(fileName, fileName);
    }

    boolean isNewer(@Nullable String fileName) {
        return fileName != null && newest.containsKey(fileName);
    }
}
