package cahier.engine;

import java.util.List;

/// Knows which names mean the application's classes whatever a user's jar holds: those that carry
/// the session's state, by Cahier's names and by those of the kernels that it stands in for. A
/// second copy of them would know no session.
final class Reserved {

    private static final List<String> PREFIXES =
            List.of(
                    "cahier.engine.",
                    "cahier.session.",
                    "cahier.display.",
                    "cahier.magic.",
                    "io.github.spencerpark.ijava.",
                    "io.github.spencerpark.jupyter.kernel.",
                    "org.dflib.jjava.jupyter.",
                    "org.dflib.jjava.kernel.");

    private Reserved() {}

    /// Returns whether a class, or a package with a dot behind it, is the application's.
    static boolean holds(String name) {
        char first = name.isEmpty() ? 0 : name.charAt(0);
        // Nearly all names: asked for each class that is loaded.
        if (first != 'c' && first != 'i' && first != 'o') return false;
        for (var prefix : PREFIXES) {
            if (name.startsWith(prefix)) return true;
        }
        return false;
    }
}
