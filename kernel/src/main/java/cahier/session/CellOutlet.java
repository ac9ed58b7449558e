package cahier.session;

import cahier.display.MimeBundle;
import cahier.display.Outlet;

import org.jspecify.annotations.Nullable;

/// Sends what is shown to the cell that the calling thread belongs to.
final class CellOutlet implements Outlet {

    private final boolean watched;

    CellOutlet(boolean watched) {
        this.watched = watched;
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        cell("display").display(bundle, displayId);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        cell("updateDisplay").update(bundle, displayId);
    }

    @Override
    public void clear(boolean wait) {
        cell("clearOutput").clear(wait);
    }

    @Override
    public void atEnd(Runnable action) {
        cell("atEnd").atEnd(action);
    }

    @Override
    public void progress(String line) {
        var cell = Owner.here();
        if (cell != null) cell.progress(line);
    }

    @Override
    public boolean isWatched() {
        return watched;
    }

    private static CellOutput cell(String method) {
        var cell = Owner.here();
        if (cell == null) {
            throw new IllegalStateException(method + ": no cell runs on this thread");
        }
        return cell;
    }
}
