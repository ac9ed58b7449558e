package cahier.session;

import cahier.display.Display;

import org.jspecify.annotations.Nullable;

/// Holds the methods, beside those of `cahier.display.Display`, that a cell can call by their bare
/// names.
public class Shortcuts extends Display {

    /// For classes that add methods to these, as [Display] says.
    protected Shortcuts() {}

    /// Prints formatted text: `System.out.printf` in short.
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }
}
