package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;

import java.util.HashSet;
import java.util.Set;

/// The final variables of the cell that is attributed, from which moment on nothing may assign to
/// them.
///
/// One with a value is final at once. One without may be assigned in a single statement of its cell
/// (each branch of an `if` may), and is final after that, at the latest after the cell's last.
final class Finals {
    private final Set<VarSymbol> blank = new HashSet<>();
    private final Set<VarSymbol> assigned = new HashSet<>();

    void declare(VarSymbol field, boolean hasValue) {
        if (hasValue) {
            close(field);
        } else {
            blank.add(field);
        }
    }

    /// Marks an assignment to whatever a tree means.
    void assigned(JCTree target) {
        Symbol symbol = TreeInfo.symbol(target);
        if (symbol instanceof VarSymbol field && blank.contains(field)) {
            assigned.add(field);
        }
    }

    /// Marks the end of a statement of the cell itself.
    void step() {
        assigned.forEach(Finals::close);
        blank.removeAll(assigned);
        assigned.clear();
    }

    /// Marks the end of the cell's statements.
    void end() {
        blank.forEach(Finals::close);
        blank.clear();
        assigned.clear();
    }

    private static void close(VarSymbol field) {
        field.flags_field |= Flags.FINAL;
    }
}
