package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;

import org.jspecify.annotations.Nullable;

/// The statement that a variable's declaration becomes: once attributed, an assignment to a static
/// field of the wrapper.
final class CellVariable extends JCExpressionStatement {
    final JCVariableDecl declaration;

    /// Flags that a field may have and a local variable may not.
    final long fieldFlags;

    /// Whether what comes after the declaration may not assign to the variable.
    final boolean isFinal;

    /// The field, known once the statement is attributed.
    @Nullable VarSymbol field;

    /// The value of a constant variable as the compiler keeps it; `null` for any other.
    @Nullable Object constant;

    CellVariable(JCVariableDecl declaration) {
        super(declaration.init);
        this.declaration = declaration;
        fieldFlags = declaration.mods.flags & Flags.VOLATILE;
        isFinal = (declaration.mods.flags & Flags.FINAL) != 0;
        declaration.mods.flags &= ~(Flags.VOLATILE | Flags.TRANSIENT | Flags.FINAL);
        this.pos = declaration.pos;
    }
}
