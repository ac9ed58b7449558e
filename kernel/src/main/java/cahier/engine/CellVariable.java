package cahier.engine;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;

import org.jspecify.annotations.Nullable;

/// The statement that a variable's declaration becomes: once attributed, an assignment to a static
/// field of the wrapper.
final class CellVariable extends JCExpressionStatement {
    final JCVariableDecl declaration;

    /// The field, known once the statement is attributed.
    @Nullable VarSymbol field;

    CellVariable(JCVariableDecl declaration) {
        super(declaration.init);
        this.declaration = declaration;
        this.pos = declaration.pos;
    }
}
