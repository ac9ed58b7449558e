package org.dflib.jjava.jupyter.kernel;

import cahier.display.Display;
import cahier.session.Session;
import cahier.session.Shortcuts;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// Holds the methods that JJava's cells call by their bare names. Every other class of such methods
/// extends this one, so that imports of several of them mean the same methods.
public class BaseNotebookStatics extends Shortcuts {

    /// For classes that add methods to these.
    protected BaseNotebookStatics() {}

    /// Renders a value without showing it.
    ///
    /// @param as media types wanted, such as `text/html`; none for what its renderer prefers
    /// @param <D> the name of display data that the cell uses: what is returned fits all of them
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <D extends DisplayData> D render(@Nullable Object value, String... as) {
        return (D) new Renderer().renderAs(value, as);
    }

    /// Shows a value, by the method that libraries were compiled against.
    ///
    /// @return the display id
    public static String display(@Nullable Object value) {
        return display(value, new String[0]);
    }

    /// Replaces what stands under a display id, by the method that libraries were compiled against.
    public static void updateDisplay(String id, @Nullable Object value) {
        updateDisplay(id, value, new String[0]);
    }

    /// Shows data, under their display id where they have one.
    ///
    /// @return the display id
    public static String display(@Nullable DisplayData data) {
        // what `display(null)` means to the compiler
        if (data == null) return display((Object) null);
        var given = data.getDisplayId();
        var id = given != null ? given : UUID.randomUUID().toString();
        Display.outlet().display(data.bundle(), id);
        return id;
    }

    /// Evaluates Java, magics included.
    ///
    /// @return the value of the last expression; `null` where there is none
    public static @Nullable Object eval(String code) {
        return Unchecked.get(() -> Session.current().eval(code));
    }

    /// Runs a line magic.
    ///
    /// @return its value
    public static <T> T lineMagic(String name, List<String> arguments) {
        return Unchecked.get(() -> Session.current().magics().runLine(name, arguments));
    }

    /// Runs a cell magic.
    ///
    /// @return its value
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        return Unchecked.get(() -> Session.current().magics().runCell(name, arguments, body));
    }
}
