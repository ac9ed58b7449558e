package org.dflib.jjava.jupyter.kernel;

import java.io.InputStream;
import java.io.PrintStream;

/// Holds the streams of the running cell.
public class JupyterIO {

    /// Shows data.
    public final DisplayStream display = new DisplayStream();

    /// Prints, as `System.out` does.
    public final PrintStream out = System.out;

    /// Prints errors, as `System.err` does.
    public final PrintStream err = System.err;

    /// Reads what the user types, as `System.in` does.
    public final InputStream in = System.in;

    /// Makes the streams.
    public JupyterIO() {}

    /// Returns whether somebody sees what is shown while the cell runs.
    public boolean isAttached() {
        return display.isAttached();
    }
}
