package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.Console;

/// Stands for `System.console()` in cells, whose process has no terminal but whose reader can be
/// asked.
public final class Consoles {

    private static volatile @Nullable Console console;

    private Consoles() {}

    /// Sets what cells get.
    public static void set(Console given) {
        console = given;
    }

    /// Stands for `System.console`.
    public static @Nullable Console console() {
        var given = console;
        return given != null ? given : System.console();
    }
}
