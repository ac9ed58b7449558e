package cahier.report;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Shows text that was meant for a terminal: its colours become classes that the page's style makes
/// readable on both themes, other escapes are dropped, and a line that was overwritten shows its
/// last state.
final class AnsiText {

    /// CSI sequences (their final byte is a group), OSC and other strings, two-byte escapes.
    private static final Pattern ESCAPE =
            Pattern.compile(
                    "\u001B\\[([0-?]*)[ -/]*([@-~])"
                            + "|\u001B[\\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?"
                            + "|\u001B[ -/]*[0-~]?");

    private final StringBuilder out = new StringBuilder();
    private @Nullable AnsiColor foreground;
    private @Nullable AnsiColor background;
    private boolean bold;
    private boolean faint;
    private boolean italic;
    private boolean underlined;
    private boolean inverse;

    private AnsiText() {}

    /// Returns HTML without block elements.
    static String html(String text) {
        return new AnsiText().write(settled(text));
    }

    /// Returns the text alone.
    static String plain(String text) {
        return ESCAPE.matcher(settled(text)).replaceAll("");
    }

    private String write(String text) {
        var escape = ESCAPE.matcher(text);
        int end = 0;
        while (escape.find()) {
            piece(text.substring(end, escape.start()));
            end = escape.end();
            if ("m".equals(escape.group(2))) select(escape.group(1));
        }
        piece(text.substring(end));
        return out.toString();
    }

    private void piece(String text) {
        if (text.isEmpty()) return;
        var classes = new StringBuilder();
        var style = new StringBuilder();
        if (bold) classes.append(" ab");
        if (faint) classes.append(" af");
        if (italic) classes.append(" ai");
        if (underlined) classes.append(" au");
        if (inverse) classes.append(" ar");
        else if (background != null) background.asBackground(classes, style);
        if (foreground != null && !inverse && style.isEmpty()) {
            foreground.asForeground(classes, style);
        }
        if (classes.isEmpty() && style.isEmpty()) {
            out.append(Html.escape(text));
            return;
        }
        out.append("<span");
        if (!classes.isEmpty()) out.append(" class=\"").append(classes.substring(1)).append('"');
        if (!style.isEmpty()) out.append(" style=\"").append(style).append('"');
        out.append('>').append(Html.escape(text)).append("</span>");
    }

    private void select(String parameters) {
        var codes = parameters.split("[;:]", -1);
        for (int i = 0; i < codes.length; i++) {
            int code = number(codes[i]);
            if (code == 38 || code == 48) {
                var color = AnsiColor.extended(codes, i + 1);
                if (code == 38) foreground = color;
                else background = color;
                i += i + 1 < codes.length && codes[i + 1].equals("2") ? 4 : 2;
            } else {
                select(code);
            }
        }
    }

    private void select(int code) {
        switch (code) {
            case 0 -> {
                foreground = null;
                background = null;
                bold = faint = italic = underlined = inverse = false;
            }
            case 1 -> bold = true;
            case 2 -> faint = true;
            case 3 -> italic = true;
            case 4 -> underlined = true;
            case 7 -> inverse = true;
            case 22 -> bold = faint = false;
            case 23 -> italic = false;
            case 24 -> underlined = false;
            case 27 -> inverse = false;
            case 39 -> foreground = null;
            case 49 -> background = null;
            default -> {
                if (code >= 30 && code <= 37) foreground = new AnsiColor.Named(code - 30);
                if (code >= 90 && code <= 97) foreground = new AnsiColor.Named(code - 82);
                if (code >= 40 && code <= 47) background = new AnsiColor.Named(code - 40);
                if (code >= 100 && code <= 107) background = new AnsiColor.Named(code - 92);
            }
        }
    }

    /// Returns the number of a parameter; 0 for an empty one, as terminals read it.
    static int number(String parameter) {
        return parameter.matches("\\d{1,4}") ? Integer.parseInt(parameter) : 0;
    }

    private static String settled(String text) {
        if (text.indexOf('\r') < 0 && text.indexOf('\b') < 0) return text;
        var lines = text.replace("\r\n", "\n").split("\n", -1);
        for (int i = 0; i < lines.length; i++) lines[i] = settledLine(lines[i]);
        return String.join("\n", lines);
    }

    private static String settledLine(String line) {
        int end = line.endsWith("\r") ? line.length() - 1 : line.length();
        var settled = new StringBuilder();
        for (int i = line.lastIndexOf('\r', end - 1) + 1; i < end; i++) {
            if (line.charAt(i) != '\b') settled.append(line.charAt(i));
            else if (!settled.isEmpty()) settled.setLength(settled.length() - 1);
        }
        return settled.toString();
    }
}
