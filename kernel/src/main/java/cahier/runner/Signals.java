package cahier.runner;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;

/// Keeps a worker alive when a terminal sends Ctrl-C to the runner and all its children: the runner
/// decides what happens to the cell.
final class Signals {

    private Signals() {}

    /// Ignores SIGINT. By reflection, because the only way is an interface of `jdk.unsupported`
    /// against which `javac` warns without a switch.
    static void ignoreInterrupts() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            var cause = e instanceof InvocationTargetException wrapped ? wrapped.getCause() : e;
            System.getLogger(Signals.class.getName())
                    .log(Level.WARNING, "Ctrl-C will end this worker at once", cause);
        }
    }
}
