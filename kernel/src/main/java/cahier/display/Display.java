package cahier.display;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// Shows values from inside a cell. Every session imports these methods statically.
///
/// A display has an id: [#updateDisplay] replaces what stands under it, so that a picture or a
/// progress line changes in place while the cell runs.
///
/// Not final: classes with the names of other kernels inherit these methods, so that a cell which
/// imports them once more means the same methods.
public class Display {

    private static volatile Outlet outlet = new ConsoleOutlet();

    /// For classes that add methods to these, under which a cell knows all of them.
    protected Display() {}

    /// Shows a value in the output of the running cell.
    ///
    /// @param value anything; a [MimeBundle] is shown as it is
    /// @param as media types to show it in; none means all that its renderer gives. A text may be
    ///   shown as any type: `display("<b>bold</b>", "text/html")`
    /// @return a new display id for [#updateDisplay]
    public static String display(@Nullable Object value, String... as) {
        var id = UUID.randomUUID().toString();
        outlet.display(Renderers.render(value, as), id);
        return id;
    }

    /// Replaces what [#display] has shown under an id, in whichever cell it stands.
    ///
    /// @param id the id that [#display] returned
    /// @param value the new value
    /// @param as media types, as for [#display]
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        outlet.update(Renderers.render(value, as), id);
    }

    /// Clears the output of the running cell.
    ///
    /// @param wait whether to wait until the next output arrives, which avoids flicker
    public static void clearOutput(boolean wait) {
        outlet.clear(wait);
    }

    /// Clears the output of the running cell at once.
    public static void clearOutput() {
        clearOutput(false);
    }

    /// Returns where the cell's displays go.
    public static Outlet outlet() {
        return outlet;
    }

    /// Sends displays to another outlet from now on; a session binds its own when it opens.
    public static synchronized void bind(Outlet target) {
        outlet = target;
    }

    /// Sends displays to the console again if they go to that outlet; a session calls this when it
    /// closes.
    public static synchronized void release(Outlet target) {
        if (outlet == target) outlet = new ConsoleOutlet();
    }
}
