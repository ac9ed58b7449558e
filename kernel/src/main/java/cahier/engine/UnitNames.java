package cahier.engine;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/// The simple names that a unit mentions outside of its imports.
///
/// @param all every one
/// @param open those that an import on demand may be needed for: all but variables of the session
///   where only a variable can be meant, or where a variable is preferred (JLS 6.4.2)
record UnitNames(Set<Name> all, Set<Name> open) {

    static UnitNames of(JCCompilationUnit unit, Predicate<Name> isVariable) {
        var scanner = new Scanner(isVariable);
        var imports = new HashSet<JCTree>(unit.getImports());
        for (JCTree tree : unit.defs) {
            if (!imports.contains(tree) && tree != unit.getPackage()) {
                scanner.scan(tree);
            }
        }
        return new UnitNames(scanner.all, scanner.open);
    }

    private static final class Scanner extends TreeScanner {
        private final Predicate<Name> isVariable;
        private final Set<Name> all = new LinkedHashSet<>();
        private final Set<Name> open = new LinkedHashSet<>();

        Scanner(Predicate<Name> isVariable) {
            this.isVariable = isVariable;
        }

        /// Scans what stands where a variable of that name is what is meant.
        private void value(JCTree tree) {
            if (tree instanceof JCIdent ident && isVariable.test(ident.name)) {
                all.add(ident.name);
            } else {
                scan(tree);
            }
        }

        @Override
        public void visitIdent(JCIdent tree) {
            // one that has a symbol was not written but made, and needs nothing
            if (tree.sym == null) {
                all.add(tree.name);
                open.add(tree.name);
            }
        }

        @Override
        public void visitExec(JCExpressionStatement tree) {
            if (tree instanceof CellVariable variable) {
                scan(variable.declaration);
            } else {
                value(tree.expr);
            }
        }

        @Override
        public void visitSelect(JCFieldAccess tree) {
            if (tree.name.contentEquals("class") || tree.name.contentEquals("this")) {
                scan(tree.selected);
            } else {
                value(tree.selected);
            }
        }

        @Override
        public void visitApply(JCMethodInvocation tree) {
            scan(tree.typeargs);
            scan(tree.meth);
            values(tree.args);
        }

        private void values(List<? extends JCTree> trees) {
            trees.forEach(this::value);
        }

        @Override
        public void visitBinary(JCBinary tree) {
            value(tree.lhs);
            value(tree.rhs);
        }

        @Override
        public void visitUnary(JCUnary tree) {
            value(tree.arg);
        }

        @Override
        public void visitAssign(JCAssign tree) {
            value(tree.lhs);
            value(tree.rhs);
        }

        @Override
        public void visitAssignop(JCAssignOp tree) {
            value(tree.lhs);
            value(tree.rhs);
        }

        @Override
        public void visitIndexed(JCArrayAccess tree) {
            value(tree.indexed);
            value(tree.index);
        }

        @Override
        public void visitParens(JCParens tree) {
            value(tree.expr);
        }
    }
}
