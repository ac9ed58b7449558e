package cahier.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps what is shown while a test runs, as a cell would; closing it ends the cell.
public final class Captured implements Channel, AutoCloseable {

    /// What was shown, each in its last state.
    public final List<Bundle> shown = new ArrayList<>();

    /// How often something shown was replaced.
    public int updates;

    private final List<Runnable> last = new ArrayList<>();
    private final boolean watched;
    private final Channel before;

    public Captured() {
        this(false);
    }

    public Captured(boolean watched) {
        this.watched = watched;
        before = Output.through(this);
    }

    /// Returns the plain texts, in order.
    public List<String> texts() {
        return shown.stream().map(bundle -> (String) bundle.data().get("text/plain")).toList();
    }

    /// Ends the cell: runs what waits for its end.
    public void endCell() {
        last.forEach(Runnable::run);
        last.clear();
    }

    @Override
    public String show(Map<String, Object> bundle, Map<String, Object> metadata) {
        shown.add(new Bundle(bundle, metadata));
        return "" + (shown.size() - 1);
    }

    @Override
    public void update(String id, Map<String, Object> bundle, Map<String, Object> metadata) {
        shown.set(Integer.parseInt(id), new Bundle(bundle, metadata));
        updates++;
    }

    @Override
    public void atEnd(Runnable action) {
        last.add(action);
    }

    @Override
    public boolean isWatched() {
        return watched;
    }

    @Override
    public void close() {
        Output.through(before);
    }
}
