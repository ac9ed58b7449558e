package cahier.report;

import cahier.notebook.Json;
import cahier.notebook.Output;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Shows what a cell put out, each output by the richest of its representations that a page can
/// hold.
final class OutputHtml {

    /// From the richest on; what is not on it is shown only where nothing else is there.
    private static final List<String> PREFERENCE =
            List.of(
                    "text/html",
                    "text/markdown",
                    "image/svg+xml",
                    "text/latex",
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "text/plain",
                    "application/json");

    private static final int LONGEST = 200_000;

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private final Scope scope;

    OutputHtml(Scope scope) {
        this.scope = scope;
    }

    String html(Output output) {
        return switch (output) {
            case Output.Stream stream -> text(stream.text(), "stream " + streamName(stream));
            case Output.Error error -> error(error);
            case Output.Rich rich -> rich(rich);
        };
    }

    /// Returns the richest representation's media type; `null` where the page can show none.
    static @Nullable String preferred(Map<String, Object> data) {
        for (var type : PREFERENCE) {
            var value = data.get(type);
            if (value instanceof String || type.equals("application/json") && value != null) {
                return type;
            }
        }
        return null;
    }

    private String rich(Output.Rich output) {
        var type = preferred(output.data());
        if (type == null) return unknown(output.data());
        if (type.equals("application/json")) {
            return text(Json.write(output.data().get(type)), "json");
        }
        var text = String.valueOf(output.data().get(type));
        return switch (type) {
            case "text/html" -> Frame.html(text, scope);
            case "text/markdown" ->
                    "<div class=markdown>" + Markdown.html(text, scope) + "</div>\n";
            case "text/latex" ->
                    "<div class=formula>"
                            + scope.formulas.html(undelimited(text), true, scope)
                            + "</div>\n";
            case "text/plain" -> text(text, text.strip().contains("\n") ? "plain" : "plain line");
            default -> picture(output, type, text);
        };
    }

    private static String unknown(Map<String, Object> data) {
        if (data.isEmpty()) return "";
        return "<p class=note>A report cannot show %s.</p>\n"
                .formatted(Html.escape(String.join(", ", data.keySet())));
    }

    // --- text -------------------------------------------------------------------------------

    private static String text(String text, String classes) {
        var shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var body = AnsiText.html(shown.stripTrailing());
        if (classes.equals("error")) body = withCarets(body);
        if (classes.startsWith("plain") && body.startsWith("✓")) {
            body = "<span class=ok>✓</span>" + body.substring(1);
        }
        var out = new StringBuilder();
        out.append("<pre class=\"").append(classes).append("\" tabindex=0>");
        out.append(body).append("</pre>\n");
        if (text.length() > LONGEST) {
            out.append("<p class=note>… and ")
                    .append(Html.count(text.length() - LONGEST, "character"))
                    .append(" more, which are in the notebook.</p>\n");
        }
        return out.toString();
    }

    private static String streamName(Output.Stream stream) {
        return stream.name().equals("stderr") ? "stderr" : "stdout";
    }

    private static String error(Output.Error error) {
        var trace =
                error.traceback().isEmpty()
                        ? error.name() + ": " + error.value()
                        : String.join("\n", error.traceback());
        return text(trace, "error");
    }

    /// Keeps a line of code and the carets below it from being wrapped apart: both scroll as one.
    private static String withCarets(String html) {
        var lines = html.split("\n", -1);
        var out = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean isMarked = i + 1 < lines.length && isCarets(lines[i + 1]) && isWhole(lines[i]);
            if (isMarked) {
                out.append("<span class=carets>").append(lines[i]).append('\n');
                out.append(lines[++i]).append("</span>");
            } else {
                out.append(lines[i]).append(i + 1 < lines.length ? "\n" : "");
            }
        }
        return out.toString();
    }

    private static boolean isCarets(String line) {
        return isWhole(line) && TAG.matcher(line).replaceAll("").matches("\\s*\\^[\\^~\\s]*");
    }

    private static boolean isWhole(String line) {
        return line.split("<span", -1).length == line.split("</span", -1).length;
    }

    private static String undelimited(String latex) {
        var text = latex.strip();
        if (text.startsWith("$$") && text.endsWith("$$") && text.length() >= 4) {
            return text.substring(2, text.length() - 2);
        }
        if (text.startsWith("$") && text.endsWith("$") && text.length() >= 2) {
            return text.substring(1, text.length() - 1);
        }
        return text;
    }

    // --- pictures ---------------------------------------------------------------------------

    private String picture(Output.Rich output, String type, String data) {
        boolean isSvg = type.equals("image/svg+xml");
        var url = isSvg ? Html.dataUrl(type, data) : Pictures.url(type, data);
        var metadata = output.metadata().get(type) instanceof Map<?, ?> map ? map : Map.of();
        return "<figure><img src=\""
                + url
                + "\" alt=\""
                + Html.escape(alt(output, metadata))
                + "\""
                + size(metadata, type, data)
                + "></figure>\n";
    }

    private String alt(Output.Rich output, Map<?, ?> metadata) {
        var alt = altOf(output, metadata);
        if (alt != null) return alt;
        scope.warn("a picture has no alt text");
        return "Picture put out by cell " + scope.cell();
    }

    /// Returns what describes a picture; `null` where nothing does, as a text that only names an
    /// object.
    static @Nullable String altOf(Output.Rich output, Map<?, ?> metadata) {
        if (metadata.get("alt") instanceof String text && !text.isBlank()) return text.strip();
        if (!(output.data().get("text/plain") instanceof String text)) return null;
        var plain = AnsiText.plain(text).strip();
        boolean isObject = plain.matches("(?s)<.*>|.*@[0-9a-f]{4,}.*") || plain.isEmpty();
        return isObject || plain.length() > 1000 ? null : plain;
    }

    /// Returns the size at which a picture is shown: what its cell asked for, else its own.
    private static String size(Map<?, ?> metadata, String type, String data) {
        if (metadata.get("width") instanceof Number width
                && metadata.get("height") instanceof Number height) {
            return sized(width.longValue(), height.longValue());
        }
        var own = type.equals("image/png") ? Pictures.sizeOfPng(data) : null;
        return own == null ? "" : sized(own[0], own[1]);
    }

    private static String sized(long width, long height) {
        boolean isSane = width > 0 && height > 0 && width < 100_000 && height < 100_000;
        return isSane ? " width=" + width + " height=" + height : "";
    }
}
