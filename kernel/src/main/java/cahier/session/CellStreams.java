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
    private static PrintStream ownOut = System.out;
    private static PrintStream ownErr = System.err;
    private static InputStream ownIn = System.in;

    private CellStreams() {}

    static synchronized void install() {
        if (installed) return;
        installed = true;
        // `IO.readln` decodes with this charset, and `CellInput` encodes in UTF-8.
        System.setProperty("stdin.encoding", "UTF-8");
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ownOut = new CellPrintStream(StreamName.STDOUT, out);
        ownErr = new CellPrintStream(StreamName.STDERR, err);
        ownIn = new CellInput(in);
        System.setOut(ownOut);
        System.setErr(ownErr);
        System.setIn(ownIn);
        Consoles.set(CellStreams::console);
        restoreHandler();
    }

    private static void restoreHandler() {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(CellStreams::uncaught);
        }
    }

    /// Gives back what a cell has taken away: a stream or a handler of exceptions that it has set
    /// to `null`. One that it has put in its place stays, as it would in a program.
    static synchronized void restore() {
        if (System.out == null) System.setOut(ownOut);
        if (System.err == null) System.setErr(ownErr);
        if (System.in == null) System.setIn(ownIn);
        restoreHandler();
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
