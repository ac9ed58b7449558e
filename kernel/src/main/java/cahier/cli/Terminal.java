package cahier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Knows what the console can do.
///
/// @param isInteractive whether a line may be redrawn
/// @param style whether text may be coloured; `NO_COLOR` says no
record Terminal(boolean isInteractive, Style style) {

    private static final int USUAL_WIDTH = 80;

    static Terminal detect() {
        var console = System.console();
        boolean isTerminal = console != null && console.isTerminal();
        var kind = System.getenv("TERM");
        boolean canRedraw = isTerminal && !"dumb".equals(kind);
        var noColor = System.getenv("NO_COLOR");
        boolean isColored = canRedraw && (noColor == null || noColor.isEmpty());
        return new Terminal(canRedraw, new Style(isColored));
    }

    /// Returns the number of columns. Java does not know it; `stty` does, on a terminal.
    int width() {
        var columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,3}")) return Integer.parseInt(columns);
        if (!isInteractive) return USUAL_WIDTH;
        try {
            var process =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var size = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(1, TimeUnit.SECONDS);
            var words = size.strip().split("\\s+");
            int width = words.length == 2 ? Integer.parseInt(words[1]) : 0;
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
