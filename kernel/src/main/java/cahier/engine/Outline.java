package cahier.engine;

import com.sun.tools.javac.parser.Tokens.Token;
import com.sun.tools.javac.parser.Tokens.TokenKind;

import java.util.List;
import java.util.Set;

/// The shape of a text that may not be a whole cell yet.
///
/// @param fragments what was parsed, as far as it went
/// @param errors the codes of what is wrong with it
/// @param depth how many braces, brackets and parentheses are open at its end
record Outline(String source, List<Fragment> fragments, List<String> errors, int depth) {
    private static final Set<String> UNFINISHED =
            Set.of(
                    "compiler.err.premature.eof",
                    "compiler.err.unclosed.comment",
                    "compiler.err.unclosed.text.block");

    /// What ends with its line, whatever follows.
    private static final Set<String> WRONG =
            Set.of(
                    "compiler.err.unclosed.str.lit",
                    "compiler.err.unclosed.char.lit",
                    "compiler.err.empty.char.lit",
                    "compiler.err.illegal.char");

    boolean isWhole() {
        return errors.isEmpty();
    }

    /// Says whether more text could make it whole.
    boolean isUnfinished() {
        return errors.stream().anyMatch(UNFINISHED::contains)
                && errors.stream().noneMatch(WRONG::contains);
    }

    /// Returns where the fragment starts that is being typed at the end.
    int lastStart() {
        if (fragments.isEmpty()) {
            return 0;
        }
        Fragment last = fragments.getLast();
        String rest = source.substring(Math.min(last.end(), source.length()));
        boolean closed = last.ended() || last.kind() == Fragment.Kind.TYPE && errors.isEmpty();
        return rest.isBlank() && !closed ? last.start() : Math.min(last.end(), source.length());
    }

    /// Counts what the tokens leave open.
    static int depth(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            TokenKind kind = token.kind;
            if (kind == TokenKind.LBRACE || kind == TokenKind.LPAREN) {
                depth++;
            } else if (kind == TokenKind.RBRACE || kind == TokenKind.RPAREN) {
                depth--;
            }
        }
        return Math.max(depth, 0);
    }

    /// Returns the identifier that a text ends with, empty where it ends otherwise or the name
    /// belongs to what stands before a dot.
    static String nameBefore(String typed) {
        int start = typed.length();
        while (start > 0 && Character.isJavaIdentifierPart(typed.charAt(start - 1))) {
            start--;
        }
        boolean member = start > 0 && typed.charAt(start - 1) == '.';
        return member ? "" : typed.substring(start);
    }
}
