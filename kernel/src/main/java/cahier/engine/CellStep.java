package cahier.engine;

import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;

/// Records that all before a fragment took effect; stands between the fragments of a cell.
final class CellStep extends JCExpressionStatement {
    CellStep(JCAssign record) {
        super(record);
        pos = record.pos;
    }
}
