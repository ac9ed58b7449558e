package io.github.spencerpark.jupyter.kernel;

import cahier.session.Session;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

import org.dflib.jjava.jupyter.kernel.Unchecked;
import org.jspecify.annotations.Nullable;

/// A session by the name that IJava's notebooks know.
public abstract class BaseKernel {

    private final Session session;
    private final Renderer renderer = new Renderer();
    private final JupyterIO io = new JupyterIO();
    private final Magics magics;

    /// Makes the name of a session.
    protected BaseKernel(Session session) {
        this.session = session;
        magics = new Magics(session);
    }

    /// Returns the session.
    protected final Session session() {
        return session;
    }

    /// Returns what renders values.
    public Renderer getRenderer() {
        return renderer;
    }

    /// Returns the session's magics.
    public Magics getMagics() {
        return magics;
    }

    /// Returns the streams of the running cell.
    public JupyterIO getIO() {
        return io;
    }

    /// Returns what the kernel says of itself.
    public String getBanner() {
        return "Cahier, Java " + Runtime.version();
    }

    /// Shows data in the output of the running cell.
    public void display(DisplayData data) {
        io.display.display(data);
    }

    /// Evaluates Java, magics included, and renders its value.
    ///
    /// @return `null` where there is no value
    public @Nullable DisplayData eval(String code) throws Exception {
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
