package cahier.report;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Pattern;

/// A formula within a paragraph: `$x$`, or `$$x$$` for one on a line of its own.
///
/// A dollar sign opens a formula only before a character that is no blank, and closes it only after
/// one and not before a digit, so that prices stay prices.
final class MathSpan extends CustomNode {

    private final String source;
    private final boolean isDisplayed;
    private String before = "";
    private String after = "";

    MathSpan(String source, boolean isDisplayed) {
        this.source = source;
        this.isDisplayed = isDisplayed;
    }

    String source() {
        return source;
    }

    boolean isDisplayed() {
        return isDisplayed;
    }

    /// Returns the punctuation that no line may end with, directly before the formula.
    String before() {
        return before;
    }

    /// Returns the punctuation that no line may begin with, directly behind the formula.
    String after() {
        return after;
    }

    /// Gives formulas the punctuation beside them: a browser may break a line on either side of a
    /// formula, whatever stands there.
    static final class Neighbours extends AbstractVisitor {

        private static final Pattern OPENING = Pattern.compile("[\\p{Ps}\\p{Pi}]+$");
        private static final Pattern CLOSING = Pattern.compile("^[\\p{Pe}\\p{Pf}.,:;!?%、。，．：；！？]+");

        @Override
        public void visit(CustomNode node) {
            if (node instanceof MathSpan span) {
                span.before = taken(span.getPrevious(), OPENING);
                span.after = taken(span.getNext(), CLOSING);
            }
            super.visit(node);
        }

        private static String taken(@Nullable Node neighbour, Pattern punctuation) {
            if (!(neighbour instanceof Text text)) return "";
            var found = punctuation.matcher(text.getLiteral());
            if (!found.find()) return "";
            text.setLiteral(found.replaceFirst(""));
            return found.group();
        }
    }

    /// Finds formulas.
    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return MathSpan::parse;
        }
    }

    private static ParsedInline parse(InlineParserState state) {
        var scanner = state.scanner();
        int dollars = scanner.matchMultiple('$');
        if (dollars > 2) return ParsedInline.none();
        boolean isDisplayed = dollars == 2;
        if (!isDisplayed && Character.isWhitespace(scanner.peek())) return ParsedInline.none();
        var start = scanner.position();
        char last = 0;
        while (scanner.hasNext()) {
            char c = scanner.peek();
            if (c == '$') {
                var end = scanner.position();
                if (closes(scanner, isDisplayed, last)) {
                    var source = scanner.getSource(start, end).getContent();
                    if (source.isBlank()) return ParsedInline.none();
                    return ParsedInline.of(new MathSpan(source, isDisplayed), scanner.position());
                }
                last = '$';
                continue;
            }
            scanner.next();
            if (c == '\\' && scanner.hasNext()) scanner.next();
            last = c;
        }
        return ParsedInline.none();
    }

    /// Moves behind the dollar signs.
    private static boolean closes(Scanner scanner, boolean isDisplayed, char before) {
        int dollars = scanner.matchMultiple('$');
        if (isDisplayed) return dollars == 2;
        return dollars == 1
                && !Character.isWhitespace(before)
                && !Character.isDigit(scanner.peek());
    }
}
