package cahier.session;

import cahier.engine.Consoles;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;

/// Puts `System.out`, `System.err`, `System.in` and the console of this JVM under the sessions'
/// control, once.
final class CellStreams {

    private static boolean installed;

    private CellStreams() {}

    static synchronized void install() {
        if (installed) return;
        installed = true;
        // `IO.readln` decodes with this charset, and `CellInput` encodes in UTF-8.
        System.setProperty("stdin.encoding", "UTF-8");
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        System.setOut(new CellPrintStream(StreamName.STDOUT, out));
        System.setErr(new CellPrintStream(StreamName.STDERR, err));
        System.setIn(new CellInput(in));
        Consoles.set(CellStreams::console);
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(CellStreams::uncaught);
        }
    }

    /// Prints what ends a thread as Java does, the trace of a cell's exception without our frames.
    private static void uncaught(Thread thread, Throwable thrown) {
        var cell = Owner.here();
        if (cell != null) cell.session().clean(thrown);
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }

    private static @Nullable Console console() {
        var cell = Owner.here();
        return cell == null ? null : cell.console();
    }
}
