package io.github.spencerpark.jupyter.kernel.magic.common;

import io.github.spencerpark.jupyter.kernel.DisplayStream;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic;

import java.util.List;

/// Gives a session `%%html` and its like, which every session has anyway.
public class DisplayMagics {

    private final Renderer renderer;
    private final DisplayStream display;

    /// Makes the magics.
    public DisplayMagics(Renderer renderer, DisplayStream display) {
        this.renderer = renderer;
        this.display = display;
    }

    /// Shows the cell as HTML.
    @CellMagic
    public void html(List<String> arguments, String body) {
        display.display(renderer.renderAs(body, "text/html"));
    }

    /// Shows the cell as Markdown.
    @CellMagic
    public void markdown(List<String> arguments, String body) {
        display.display(renderer.renderAs(body, "text/markdown"));
    }

    /// Shows the cell as a picture.
    @CellMagic
    public void svg(List<String> arguments, String body) {
        display.display(renderer.renderAs(body, "image/svg+xml"));
    }

    /// Shows the cell as LaTeX.
    @CellMagic
    public void latex(List<String> arguments, String body) {
        display.display(renderer.renderAs(body, "text/latex"));
    }

    /// Shows the cell as JavaScript.
    @CellMagic
    public void javascript(List<String> arguments, String body) {
        display.display(renderer.renderAs(body, "application/javascript"));
    }
}
