package cahier.engine;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.util.List;

import org.jspecify.annotations.Nullable;

/// The end of a cell: its last expression, which is returned unless its type is `void`.
final class CellValue extends JCBlock {
    final JCExpressionStatement last;

    /// The type of the expression, known once attributed.
    @Nullable Type valueType;

    CellValue(JCExpressionStatement last) {
        super(0, List.of(last));
        this.last = last;
        this.pos = last.pos;
    }
}
