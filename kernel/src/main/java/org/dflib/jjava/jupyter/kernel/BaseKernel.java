package org.dflib.jjava.jupyter.kernel;

import cahier.session.Session;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.kernel.JavaKernel;
import org.jspecify.annotations.Nullable;

/// A session by the name that JJava's notebooks and libraries know.
public abstract class BaseKernel {

    private final Session session;
    private final Renderer renderer = new Renderer();
    private final JupyterIO io = new JupyterIO();

    /// Makes the name of a session.
    protected BaseKernel(Session session) {
        this.session = session;
    }

    /// Returns the kernel of the cell that runs.
    ///
    /// @throws IllegalStateException on a thread that no cell started
    public static BaseKernel notebookKernel() {
        return of(Session.current());
    }

    /// Returns the kernel of a session.
    public static BaseKernel of(Session session) {
        return JavaKernel.of(session);
    }

    /// Returns the session.
    public final Session session() {
        return session;
    }

    /// Returns the kernel's name.
    public String getName() {
        return "Cahier";
    }

    /// Returns the language's version.
    public String getVersion() {
        return Runtime.version().toString();
    }

    /// Returns what the kernel says of itself.
    public String getBanner() {
        return getName() + ", Java " + getVersion();
    }

    /// Returns what renders values.
    public Renderer getRenderer() {
        return renderer;
    }

    /// Returns the session's magics.
    public MagicsRegistry getMagicsRegistry() {
        return new MagicsRegistry(this);
    }

    /// Returns the streams of the running cell.
    public JupyterIO getIO() {
        return io;
    }

    /// Shows data in the output of the running cell.
    public void display(DisplayData data) {
        io.display.display(data);
    }

    /// Evaluates Java, magics included, and renders its value.
    ///
    /// @return `null` where there is no value
    public @Nullable DisplayData eval(String code) {
        var value = evalRaw(code);
        return value == null ? null : renderer.render(value);
    }

    /// Evaluates Java, magics included.
    ///
    /// @return the value of the last expression; `null` where there is none
    public @Nullable Object evalRaw(String code) {
        return Unchecked.get(() -> session.eval(code));
    }

    /// Stops the running cell.
    public void interrupt() {
        session.interrupt();
    }
}
