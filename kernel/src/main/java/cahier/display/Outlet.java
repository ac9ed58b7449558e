package cahier.display;

import org.jspecify.annotations.Nullable;

/// Takes what a running cell shows. The session binds one; the static display API writes to it.
public interface Outlet {

    /// Shows a bundle in the output of the cell that runs, or that started the calling thread.
    ///
    /// @param displayId a name under which [#update] can replace it, or `null`
    void display(MimeBundle bundle, @Nullable String displayId);

    /// Replaces every earlier output of that display id, in whichever cell it stands.
    void update(MimeBundle bundle, String displayId);

    /// Clears the cell's outputs, at once or (with `wait`) when the next output arrives.
    void clear(boolean wait);

    /// Runs an action once when the running cell ends, however it ends (value, exception or
    /// interrupt), while what the action shows still counts as the cell's output. Displays that
    /// change in place draw their last state there: a live curve throttles itself before.
    void atEnd(Runnable action);

    /// Tells in a line how far the running cell has come, for whoever waits for it. It is no
    /// output: nothing keeps it. Where nobody waits it goes nowhere.
    default void progress(String line) {}

    /// Returns whether somebody sees intermediate states: false in a headless run, where only the
    /// last state of a display is kept.
    boolean isWatched();
}
