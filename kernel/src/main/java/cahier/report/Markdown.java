package cahier.report;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders Markdown as Jupyter reads it: CommonMark with tables, struck text and formulas. What it
/// holds of HTML goes through [SafeHtml], and so does all that comes of it.
final class Markdown {

    /// Enclose the number of a piece that is put in after the rest was made safe.
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';
    private static final Pattern PIECE = Pattern.compile(OPEN + "(\\d+)" + CLOSE);
    private static final Pattern RESERVED = Pattern.compile("[" + OPEN + CLOSE + "]");

    /// A formula of so many characters stays on one line with the punctuation beside it.
    private static final int SHORT = 30;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .customBlockParserFactory(new MathBlock.Factory())
                    .customInlineContentParserFactory(new MathSpan.Factory())
                    .maxOpenBlockParsers(100)
                    .maxInlineNesting(100)
                    .build();

    private final Scope scope;
    private final List<String> pieces = new ArrayList<>();

    private Markdown(Scope scope) {
        this.scope = scope;
    }

    /// Returns HTML that cannot script the page.
    static String html(String source, Scope scope) {
        return new Markdown(scope).render(source);
    }

    private String render(String source) {
        var document = PARSER.parse(RESERVED.matcher(source).replaceAll("\uFFFD"));
        document.accept(new MathSpan.Neighbours());
        var renderer =
                HtmlRenderer.builder()
                        .extensions(EXTENSIONS)
                        .nodeRendererFactory(Pieces::new)
                        .escapeHtml(false)
                        .sanitizeUrls(false)
                        .build();
        return new SafeHtml(scope, this::withPieces).clean(renderer.render(document));
    }

    private String withPieces(String html) {
        return PIECE.matcher(html)
                .replaceAll(
                        match -> {
                            int index = Integer.parseInt(match.group(1));
                            return Matcher.quoteReplacement(pieces.get(index));
                        });
    }

    /// Renders the nodes whose HTML is trusted.
    private final class Pieces implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Pieces(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(MathSpan.class, MathBlock.class, FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case MathSpan span -> span(span);
                case MathBlock block ->
                        put("<div class=formula>" + formula(block.source(), true) + "</div>");
                case FencedCodeBlock code -> put(code(code));
                default -> throw new IllegalArgumentException("not rendered here: " + node);
            }
        }

        private void span(MathSpan span) {
            var html = formula(span.source(), span.isDisplayed());
            var whole = Html.escape(span.before()) + html + Html.escape(span.after());
            boolean isShort = span.source().length() <= SHORT && !span.isDisplayed();
            put(isShort ? "<span class=together>" + whole + "</span>" : whole);
        }

        private void put(String html) {
            context.getWriter().raw(OPEN + "" + pieces.size() + CLOSE);
            pieces.add(html);
        }
    }

    private String formula(String source, boolean isDisplayed) {
        return scope.formulas.html(source, isDisplayed, scope);
    }

    private static String code(FencedCodeBlock block) {
        var language = block.getInfo() == null ? "" : block.getInfo().strip();
        var text = block.getLiteral() == null ? "" : block.getLiteral();
        var isJava = language.matches("(?i)(java|jshell)(?:\\s.*)?");
        return "<pre class=code tabindex=0><code>"
                + (isJava ? JavaCode.highlight(text) : Html.escape(text))
                + "</code></pre>\n";
    }
}
