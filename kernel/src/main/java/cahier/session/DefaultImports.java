package cahier.session;

import java.util.ArrayList;
import java.util.List;

/// Lists what every cell sees without an import of its own.
final class DefaultImports {

    private static final List<String> JDK =
            List.of(
                    "java.util.*",
                    "java.io.*",
                    "java.math.*",
                    "java.net.*",
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.concurrent.*",
                    "java.util.function.*",
                    "java.util.prefs.*",
                    "java.util.regex.*",
                    "java.util.stream.*");

    /// The library's rooms; those that are not on the class path are left out by the engine.
    private static final List<String> LIBRARY =
            List.of(
                    "cahier.array.Generator",
                    "cahier.check.*",
                    "cahier.data.*",
                    "cahier.nn.*",
                    "cahier.nn.models.*",
                    "cahier.optim.*",
                    "cahier.output.*",
                    "cahier.plot.*",
                    "cahier.tensor.*",
                    "cahier.train.*");

    private static final List<String> STATICS =
            List.of(
                    "static cahier.display.Display.display",
                    "static cahier.display.Display.updateDisplay",
                    "static cahier.display.Display.render",
                    "static cahier.display.Display.clearOutput",
                    "static cahier.session.Shortcuts.*");

    private DefaultImports() {}

    static List<String> with(List<String> more) {
        var all = new ArrayList<>(JDK);
        all.addAll(LIBRARY);
        all.addAll(STATICS);
        all.addAll(more);
        return all;
    }
}
