package cahier.engine;

import com.sun.tools.javac.tree.JCTree;

/// One import, declaration, statement or expression at the top level of a cell.
///
/// @param index its place among the cell's fragments
/// @param name of what it declares; empty for imports, statements and expressions
/// @param start offset of its first character in the cell
/// @param end offset after its last character
/// @param tokens its text without comments and layout, by which an unchanged declaration is known
/// @param ended whether a `;` ends it
record Fragment(
        int index,
        Kind kind,
        JCTree tree,
        String name,
        int start,
        int end,
        String tokens,
        boolean ended) {

    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT,
        EXPRESSION
    }

    /// Says whether running the cell runs it.
    boolean runs() {
        return switch (kind) {
            case VARIABLE, STATEMENT, EXPRESSION -> true;
            case IMPORT, TYPE, METHOD -> false;
        };
    }
}
