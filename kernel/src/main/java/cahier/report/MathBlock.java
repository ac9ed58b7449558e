package cahier.report;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

import java.util.regex.Pattern;

/// A formula on lines of its own: between `$$` and `$$`, or an environment from `\begin{…}` to its
/// `\end{…}`. Within it nothing is Markdown.
final class MathBlock extends CustomBlock {

    private static final Pattern ENVIRONMENT =
            Pattern.compile(
                    "\\\\begin\\{((?:equation|align|gather|alignat|eqnarray|multline|displaymath"
                            + "|math)\\*?)}.*",
                    Pattern.DOTALL);

    private String source = "";

    String source() {
        return source;
    }

    /// Finds where one begins.
    static final class Factory implements BlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= 4) return BlockStart.none();
            var line = state.getLine().getContent();
            int start = state.getNextNonSpaceIndex();
            var text = line.subSequence(start, line.length()).toString().stripTrailing();
            if (text.startsWith("$$")) {
                int end = text.indexOf("$$", 2);
                boolean isInline = end >= 0 && end != text.length() - 2;
                if (isInline) return BlockStart.none();
                return BlockStart.of(new LinesParser("$$", "$$")).atIndex(start + 2);
            }
            var environment = ENVIRONMENT.matcher(text);
            if (!environment.matches()) return BlockStart.none();
            var end = "\\end{" + environment.group(1) + "}";
            return BlockStart.of(new LinesParser("", end)).atIndex(start);
        }
    }

    /// Gathers the lines up to the end mark.
    private static final class LinesParser extends AbstractBlockParser {

        private final MathBlock block = new MathBlock();
        private final StringBuilder text = new StringBuilder();
        private final boolean isMarkPart;
        private final String end;
        private boolean isComplete;

        LinesParser(String start, String end) {
            this.isMarkPart = start.isEmpty();
            this.end = end;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return isComplete ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            var content = line.getContent().toString();
            int at = content.indexOf(end);
            if (at >= 0) {
                isComplete = true;
                content = content.substring(0, isMarkPart ? at + end.length() : at);
            }
            text.append(content).append('\n');
        }

        @Override
        public void closeBlock() {
            block.source = text.toString().strip();
        }
    }
}
