package cahier.engine;

import com.sun.tools.javac.parser.Lexer;
import com.sun.tools.javac.parser.Tokens.TokenKind;

/// Tells by the tokens that come what the parser itself takes for something else, as it knows
/// statements in methods only.
final class Lookahead {
    private Lookahead() {}

    /// Says whether a `<` after the name that comes next compares; the parser itself would take `k
    /// < 30` for the start of a generic type.
    static boolean isComparison(Lexer lexer) {
        int at = 0;
        if (lexer.token(at).kind != TokenKind.IDENTIFIER) {
            return false;
        }
        while (lexer.token(at + 1).kind == TokenKind.DOT
                && lexer.token(at + 2).kind == TokenKind.IDENTIFIER) {
            at += 2;
        }
        if (lexer.token(++at).kind != TokenKind.LT) {
            return false;
        }
        for (int depth = 0; ; at++) {
            switch (lexer.token(at).kind) {
                case LT -> depth++;
                case GT -> depth--;
                case GTGT -> depth -= 2;
                case GTGTGT -> depth -= 3;
                case IDENTIFIER, DOT, COMMA, QUES, EXTENDS, SUPER, AMP, LBRACKET, RBRACKET -> {}
                case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, BOOLEAN, MONKEYS_AT -> {}
                default -> {
                    return true;
                }
            }
            if (depth <= 0) {
                return switch (lexer.token(at + 1).kind) {
                    case IDENTIFIER, UNDERSCORE, ASSERT, ENUM, DOT, LBRACKET, COLCOL, MONKEYS_AT ->
                            false;
                    default -> true;
                };
            }
        }
    }

    /// Says whether a `yield` comes that gives a value.
    static boolean isYield(Lexer lexer) {
        return lexer.token().kind == TokenKind.IDENTIFIER
                && lexer.token().name().contentEquals("yield")
                && switch (lexer.token(1).kind) {
                    case INTLITERAL, LONGLITERAL, FLOATLITERAL, DOUBLELITERAL, CHARLITERAL -> true;
                    case STRINGLITERAL, TRUE, FALSE, NULL, IDENTIFIER, NEW, SWITCH, THIS -> true;
                    default -> false;
                };
    }
}
