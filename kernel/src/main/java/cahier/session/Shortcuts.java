package cahier.session;

import org.jspecify.annotations.Nullable;

/// Holds the methods, beside those of `cahier.display.Display`, that a cell can call by their bare
/// names.
public final class Shortcuts {

    private Shortcuts() {}

    /// Prints formatted text: `System.out.printf` in short.
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }
}
