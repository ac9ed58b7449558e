package cahier.report;

import cahier.report.HtmlTokens.Token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Writes HTML anew from what is known to be harmless: elements, attributes and addresses that are
/// not on its lists are left out, and every element ends where its cell ends. It also gives
/// headings their anchors, tables a frame to scroll in, and brings pictures into the page.
final class SafeHtml {

    private static final Set<String> ELEMENTS =
            Set.of(
                    """
                    a abbr b blockquote br caption center cite code col colgroup dd del details \
                    dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li \
                    mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup \
                    table tbody td tfoot th thead tr tt u ul var\
                    """
                            .split(" "));

    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "col");

    private final Scope scope;
    private final UnaryOperator<String> finish;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Heading> headings = new ArrayList<>();
    private final TreeSet<String> dropped = new TreeSet<>();

    /// A heading that has begun.
    ///
    /// @param at where its start tag goes
    private record Heading(int at, String attributes) {}

    /// @param finish puts in the pieces that need no cleaning
    SafeHtml(Scope scope, UnaryOperator<String> finish) {
        this.scope = scope;
        this.finish = finish;
    }

    String clean(String html) {
        HtmlTokens.read(html, this::write);
        while (!open.isEmpty()) close();
        for (var name : dropped) scope.warn("<" + name + "> in Markdown was left out");
        return finish.apply(out.toString());
    }

    private void write(Token token) {
        switch (token) {
            case Token.Text text ->
                    out.append(text.html().replace("<", "&lt;").replace(">", "&gt;"));
            case Token.Start start when ELEMENTS.contains(start.name()) -> start(start);
            case Token.Start start -> dropped.add(start.name());
            case Token.End end when open.contains(end.name()) -> {
                while (!open.peek().equals(end.name())) close();
                close();
            }
            case Token.End _ -> {
                // nothing of this cell is open under that name
            }
            case Token.Dropped element -> dropped.add(element.name());
        }
    }

    private void start(Token.Start start) {
        var name = start.name();
        if (name.equals("img")) {
            picture(start.attributes());
            return;
        }
        var attributes = SafeAttributes.of(start, scope);
        if (isHeading(name)) {
            headings.add(new Heading(out.length(), attributes));
        } else {
            if (name.equals("table")) out.append("<div class=scroll tabindex=0>");
            out.append('<').append(name).append(attributes).append('>');
        }
        if (!EMPTY.contains(name)) open.push(name);
    }

    private void close() {
        var name = open.pop();
        if (isHeading(name)) anchor(name, headings.removeLast());
        out.append("</").append(name).append('>');
        if (name.equals("table")) out.append("</div>");
    }

    /// Puts in the start tag of a heading, now that its text is known.
    private void anchor(String name, Heading heading) {
        var html = finish.apply(out.substring(heading.at()));
        var text = HeadingText.of(html);
        var anchor = scope.anchors.ofHeading(text);
        out.insert(
                heading.at(),
                "<" + name + heading.attributes() + " id=\"" + Html.escape(anchor) + "\">");
        int level = name.charAt(1) - '0';
        scope.list(new Contents.Entry(level, anchor, HeadingText.withoutLinks(html), text));
    }

    private void picture(Map<String, String> attributes) {
        var source = attributes.getOrDefault("src", "");
        var alt = attributes.getOrDefault("alt", "").strip();
        if (alt.isEmpty()) {
            scope.warn("a picture has no alt text: " + brief(source));
            alt = "Picture of cell " + scope.cell();
        }
        switch (scope.pictures.find(source)) {
            case Pictures.Found.Data(var url) -> {
                out.append("<img src=\"").append(Html.escape(url)).append('"');
                out.append(" alt=\"").append(Html.escape(alt)).append('"');
                out.append(SafeAttributes.sizes(attributes)).append('>');
            }
            case Pictures.Found.Missing(var reason) -> {
                scope.warn("the picture " + brief(source) + " " + reason);
                out.append("<span class=missing>").append(Html.escape(alt)).append("</span>");
            }
        }
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    private static String brief(String address) {
        return address.length() <= 80 ? address : address.substring(0, 79) + "…";
    }
}
