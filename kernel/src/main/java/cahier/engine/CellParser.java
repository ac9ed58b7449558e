package cahier.engine;

import cahier.engine.Fragment.Kind;

import com.sun.tools.javac.parser.JavacParser;
import com.sun.tools.javac.parser.Lexer;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.parser.Tokens.Comment;
import com.sun.tools.javac.parser.Tokens.Token;
import com.sun.tools.javac.parser.Tokens.TokenKind;
import com.sun.tools.javac.tree.EndPosTable;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCModifiers;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCTypeParameter;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.JCDiagnostic.Error;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Position;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Parses a whole cell: what a compilation unit, a class body and a method body may hold, mixed.
final class CellParser extends JavacParser {
    private static final Set<TokenKind> LABEL_ENDS =
            Set.of(TokenKind.ARROW, TokenKind.COLON, TokenKind.SEMI, TokenKind.EOF);

    private final ArrayList<Fragment> fragments = new ArrayList<>();

    private final Log cellLog;
    private final String source;

    /// The tokens read so far; made while the superclass is constructed, which reads the first.
    private @Nullable ArrayList<Token> tokens;

    CellParser(ParserFactory factory, Lexer lexer, Log log, String source) {
        super(factory, lexer, true, true, true);
        cellLog = log;
        this.source = source;
    }

    /// Parses all of the cell; syntax errors go to the log.
    java.util.List<Fragment> cell() {
        while (token.kind != TokenKind.EOF) {
            if (token.pos > 0 && token.pos <= endPosTable.errorEndPos) {
                skip(true, true, false, true);
                if (token.pos <= endPosTable.errorEndPos && token.kind != TokenKind.EOF) {
                    nextToken();
                }
                continue;
            }
            int before = token.pos;
            fragment();
            if (token.pos == before && token.kind != TokenKind.EOF) {
                nextToken(); // what cannot be parsed at all was reported
            }
        }
        endPosTable.setParser(null);
        return fragments;
    }

    @Override
    public void nextToken() {
        super.nextToken();
        if (tokens == null) {
            tokens = new ArrayList<>();
        }
        tokens.add(token);
    }

    /// Returns all tokens of the cell.
    java.util.List<Token> tokens() {
        return Objects.requireNonNull(tokens);
    }

    EndPosTable endPositions() {
        return endPosTable;
    }

    Position.LineMap lines() {
        return S.getLineMap();
    }

    /// Lets the last semicolon of a cell be missing.
    @Override
    public void accept(TokenKind kind, Function<TokenKind, Error> error) {
        if (kind == TokenKind.SEMI && token.kind == TokenKind.EOF) {
            return;
        }
        super.accept(kind, error);
    }

    private void fragment() {
        switch (token.kind) {
            case SEMI -> nextToken();
            case PACKAGE -> {
                Strays.report(cellLog, token.pos, "package");
                while (token.kind != TokenKind.SEMI && token.kind != TokenKind.EOF) {
                    nextToken();
                }
            }
            case IMPORT -> add(Kind.IMPORT, importDeclaration(), "");
            case LBRACE, IF, FOR, WHILE, DO, TRY, RETURN, THROW, BREAK, CONTINUE, ASSERT ->
                    add(Kind.STATEMENT, parseSimpleStatement(), "");
            case RBRACE -> {
                Strays.report(cellLog, token.pos, "}");
                nextToken();
            }
            case CASE, DEFAULT -> {
                Strays.report(cellLog, token.pos, token.kind.name);
                while (!LABEL_ENDS.contains(token.kind)) {
                    nextToken();
                }
                nextToken();
            }
            case ELSE -> clause("else.without.if");
            case FINALLY -> clause("finally.without.try");
            case CATCH -> clause("catch.without.try");
            case STATIC -> {
                if (peekToken(t -> t == TokenKind.LBRACE)) {
                    Strays.report(cellLog, token.pos, "static");
                    nextToken();
                    parseSimpleStatement();
                } else {
                    declarationOrExpression();
                }
            }
            case IDENTIFIER -> {
                if (Lookahead.isYield(S)) {
                    add(Kind.STATEMENT, parseStatement(), "");
                } else {
                    declarationOrExpression();
                }
            }
            case SYNCHRONIZED -> {
                if (peekToken(t -> t == TokenKind.LPAREN)) {
                    add(Kind.STATEMENT, parseSimpleStatement(), "");
                } else {
                    declarationOrExpression();
                }
            }
            default -> declarationOrExpression();
        }
    }

    /// Reports a clause of a statement that is not there.
    private void clause(String key) {
        // the parser finds the mistake too, at the same place and in other words
        cellLog.error(token.pos, new Error("compiler", key));
        parseStatement();
    }

    private void declarationOrExpression() {
        Comment comment = token.docComment();
        JCModifiers modifiers = modifiersOpt();
        if (isDeclaration()) {
            JCStatement type = classOrRecordOrInterfaceOrEnumDeclaration(modifiers, comment);
            add(Kind.TYPE, type, type instanceof JCClassDecl c ? c.name.toString() : "");
            return;
        }
        int pos = token.pos;
        List<JCTypeParameter> typeParameters = typeParametersOpt();
        if (typeParameters.nonEmpty() && modifiers.pos == Position.NOPOS) {
            modifiers.pos = pos;
            storeEnd(modifiers, pos);
        }
        List<JCAnnotation> annotations = annotationsOpt(Tag.ANNOTATION);
        if (annotations.nonEmpty()) {
            modifiers.annotations = modifiers.annotations.appendList(annotations);
            if (modifiers.pos == Position.NOPOS) {
                modifiers.pos = modifiers.annotations.head.pos;
            }
        }
        Token first = token;
        pos = token.pos;
        boolean isVoid = token.kind == TokenKind.VOID && !peekToken(t -> t == TokenKind.DOT);
        JCExpression term;
        if (isVoid) {
            term = to(F.at(pos).TypeIdent(com.sun.tools.javac.code.TypeTag.VOID));
            nextToken();
        } else {
            term = term(Lookahead.isComparison(S) ? EXPR : EXPR | TYPE);
        }
        if (token.kind == TokenKind.COLON && term.hasTag(Tag.IDENT)) {
            nextToken();
            JCStatement body = parseStatement();
            add(Kind.STATEMENT, F.at(pos).Labelled(first.name(), body), "");
        } else if ((isVoid || isType(term)) && LAX_IDENTIFIER.test(token.kind)) {
            member(comment, modifiers, typeParameters, isVoid, term);
        } else if (typeParameters.nonEmpty()) {
            syntaxError(token.pos, new Error("compiler", "illegal.start.of.type"));
        } else {
            if (!term.hasTag(Tag.SWITCH_EXPRESSION) || token.kind == TokenKind.SEMI) {
                accept(TokenKind.SEMI);
            }
            add(Kind.EXPRESSION, toP(F.at(pos).Exec(term)), "");
        }
    }

    /// Says whether what was parsed last can be a type; the parser does not decide for a `switch`.
    private boolean isType(JCExpression term) {
        return wasTypeMode() && !term.hasTag(Tag.SWITCH_EXPRESSION);
    }

    private void member(
            Comment comment,
            JCModifiers modifiers,
            List<JCTypeParameter> typeParameters,
            boolean isVoid,
            JCExpression type) {
        int pos = token.pos;
        // a variable may be unnamed, a method not
        boolean isMethod = peekToken(t -> t == TokenKind.LPAREN);
        Name name = isMethod ? ident() : identOrUnderscore();
        if (token.kind == TokenKind.LPAREN) {
            JCTree method =
                    methodDeclaratorRest(
                            pos,
                            modifiers,
                            type,
                            name,
                            typeParameters,
                            false,
                            isVoid,
                            false,
                            comment);
            add(Kind.METHOD, method, method instanceof JCMethodDecl m ? m.name.toString() : "");
        } else if (!isVoid && typeParameters.isEmpty()) {
            ListBuffer<JCTree> variables =
                    variableDeclaratorsRest(
                            pos, modifiers, type, name, false, comment, new ListBuffer<>(), true);
            accept(TokenKind.SEMI);
            storeEnd(variables.last(), S.prevToken().endPos);
            for (JCTree variable : variables) {
                boolean unnamed = variable instanceof JCVariableDecl v && v.name.isEmpty();
                if (unnamed) {
                    JCStatement statement = (JCStatement) variable;
                    JCTree block = F.at(pos).Block(0, List.of(statement));
                    add(Kind.STATEMENT, block, "");
                } else {
                    add(Kind.VARIABLE, variable, ((JCVariableDecl) variable).name.toString());
                }
            }
        } else {
            syntaxError(token.pos, new Error("compiler", "expected", TokenKind.LPAREN));
        }
    }

    private void add(Kind kind, JCTree tree, String name) {
        if (kind != Kind.TYPE && kind != Kind.IMPORT) {
            Strays.find(cellLog, tree, kind != Kind.METHOD);
        }
        int end = S.prevToken().endPos;
        boolean ended = S.prevToken().kind == TokenKind.SEMI;
        int start = TreeInfo.getStartPos(tree);
        String text = kind == Kind.TYPE ? text(start, end) : "";
        fragments.add(
                new Fragment(
                        fragments.size(), kind, tree, name, Math.max(start, 0), end, text, ended));
    }

    private String text(int start, int end) {
        var text = new StringBuilder();
        for (Token read : Objects.requireNonNull(tokens)) {
            if (read.pos >= start && read.endPos <= end && read.pos < read.endPos) {
                text.append(source, read.pos, read.endPos).append(' ');
            }
        }
        return text.toString();
    }
}
