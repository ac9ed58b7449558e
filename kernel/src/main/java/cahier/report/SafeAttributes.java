package cahier.report;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes those attributes of an element that can do no harm.
final class SafeAttributes {

    private static final Set<String> ANYWHERE = Set.of("title", "lang", "dir", "align", "valign");

    private static final Map<String, Set<String>> BY_ELEMENT =
            Map.of(
                    "td", Set.of("colspan", "rowspan", "width"),
                    "th", Set.of("colspan", "rowspan", "width", "scope"),
                    "col", Set.of("span", "width"),
                    "ol", Set.of("start", "type", "reversed"),
                    "details", Set.of("open"),
                    "font", Set.of("color", "size"));

    private static final Pattern DECLARATION =
            Pattern.compile(
                    "\\s*(color|background-color|text-align|vertical-align|width|max-width"
                            + "|font-weight|font-style|font-size|text-decoration|white-space)"
                            + "\\s*:\\s*([a-zA-Z0-9#.%, ()-]{1,80})");
    private static final Pattern CALL = Pattern.compile("(?i)(?!rgba?|hsla?)\\b[a-z-]+\\s*\\(");
    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(?:\\.\\d{1,3})?(?:px|%)?");

    /// The boxes that Jupyter's own style knows.
    private static final Pattern ALERT =
            Pattern.compile("\\balert-(info|success|warning|danger)\\b");

    private SafeAttributes() {}

    static String of(HtmlTokens.Token.Start start, Scope scope) {
        var out = new StringBuilder();
        var known = BY_ELEMENT.getOrDefault(start.name(), Set.of());
        start.attributes()
                .forEach(
                        (name, value) -> {
                            if (ANYWHERE.contains(name) || known.contains(name)) {
                                append(out, name, value);
                            }
                        });
        var classes = start.attributes().getOrDefault("class", "");
        var alert = ALERT.matcher(classes);
        if (alert.find()) append(out, "class", "alert " + alert.group(1));
        var id = start.attributes().getOrDefault("id", "");
        if (id.isEmpty() && start.name().equals("a")) {
            id = start.attributes().getOrDefault("name", "");
        }
        boolean isHeading = start.name().matches("h[1-6]");
        if (!isHeading && !id.isEmpty() && scope.anchors.take(id)) append(out, "id", id);
        var style = style(start.attributes().getOrDefault("style", ""));
        if (!style.isEmpty()) append(out, "style", style);
        if (start.name().equals("a")) link(start.attributes(), scope, out);
        return out.toString();
    }

    /// Returns the attributes that size a picture.
    static String sizes(Map<String, String> attributes) {
        var out = new StringBuilder();
        for (var name : new String[] {"width", "height"}) {
            var value = attributes.getOrDefault(name, "").strip();
            if (SIZE.matcher(value).matches()) append(out, name, value);
        }
        return out.toString();
    }

    private static void link(Map<String, String> attributes, Scope scope, StringBuilder out) {
        var address = attributes.get("href");
        if (address == null) return;
        var target = scope.links.target(address);
        if (target == null) {
            scope.warn("a link was left out: " + address.strip().replaceAll("\\s+", " "));
            return;
        }
        append(out, "href", target);
        if (!target.startsWith("#")) append(out, "rel", "noopener noreferrer");
    }

    /// Returns the declarations that only colour, align or size.
    private static String style(String style) {
        var kept = new StringBuilder();
        for (var part : style.split(";")) {
            var declaration = DECLARATION.matcher(part);
            if (!declaration.matches() || CALL.matcher(declaration.group(2)).find()) continue;
            if (!kept.isEmpty()) kept.append(';');
            kept.append(declaration.group(1)).append(':').append(declaration.group(2).strip());
        }
        return kept.toString();
    }

    private static void append(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("=\"").append(Html.escape(value)).append('"');
    }
}
