package cahier.array;

import java.lang.System.Logger.Level;

/// Chooses the inner loops once: vectors where the module `jdk.incubator.vector`, the optimizing
/// compiler and fused multiply-add hardware are there, else scalar code with a line that says why.
///
/// The property `cahier.kernels` = `scalar` asks for scalar code, `rehearsed` for scalar code until
/// that of vectors is compiled, which pays where the JVM's options hurry that ([Prober]). A module
/// that is not in the boot layer is loaded late, which keeps the JVM's start-up archive in use;
/// that needs `--add-exports java.base/jdk.internal.module=ALL-UNNAMED`.
final class Provider {

    static final Kernels KERNELS = choose();

    private static final String MODULE = "jdk.incubator.vector";
    private static final int TRIALS = 8;
    private static final int CALLS = 64;

    private Provider() {}

    private static Kernels choose() {
        if ("scalar".equals(System.getProperty("cahier.kernels"))) return new ScalarKernels();
        var missing = missing();
        if (missing == null) {
            try {
                return (Kernels) Class.forName(vectors()).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException
                    | LinkageError
                    | UnsupportedOperationException e) {
                missing = e.toString();
            }
        }
        System.getLogger(Provider.class.getName())
                .log(
                        Level.WARNING,
                        "numeric loops run without vectors, many times slower: " + missing);
        return new ScalarKernels();
    }

    private static String vectors() {
        var gated = "rehearsed".equals(System.getProperty("cahier.kernels"));
        return "cahier.array." + (gated ? "Gated" : "Vector") + "Kernels";
    }

    /// Returns what vectors lack here, or null if nothing.
    private static String missing() {
        var mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted") || mode.contains("emulated-client")) {
            return "the optimizing compiler is off (" + mode + ")";
        }
        if (!hasFma()) return "the processor has no fused multiply-add";
        if (ModuleLayer.boot().findModule(MODULE).isPresent()) return null;
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
            return null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return "no module "
                    + MODULE
                    + "; start Java with --add-modules "
                    + MODULE
                    + ", or let it be loaded late with"
                    + " --add-exports java.base/jdk.internal.module=ALL-UNNAMED";
        }
    }

    /// Returns whether fused multiply-add is an instruction: in software it takes microseconds.
    private static boolean hasFma() {
        var best = Long.MAX_VALUE;
        var sum = 1f;
        for (var trial = 0; trial < TRIALS; trial++) {
            var start = System.nanoTime();
            for (var i = 0; i < CALLS; i++) sum = Math.fma(sum, 0.5f, 0.25f);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best < CALLS * 1_000L && sum > 0f;
    }
}
