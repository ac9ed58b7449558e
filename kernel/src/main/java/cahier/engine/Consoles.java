package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.util.function.Supplier;

/// Stands for `System.console()` in cells, whose process has no terminal but whose reader can be
/// asked.
public final class Consoles {

    private static volatile Supplier<@Nullable Console> consoles = () -> null;

    private Consoles() {}

    /// Sets what gives the calling thread's cell its console.
    public static void set(Supplier<@Nullable Console> given) {
        consoles = given;
    }

    /// Stands for `System.console`.
    public static @Nullable Console console() {
        var given = consoles.get();
        return given != null ? given : System.console();
    }
}
