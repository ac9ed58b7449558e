package cahier.engine;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMemberReference.ReferenceKind;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the variables that are declared with a lambda or a method reference: one that evaluates
/// nothing when it is made, so that it can be made again when what it mentions is redefined.
final class Lambdas {
    private final Set<String> assigned;

    private Lambdas(Set<String> assigned) {
        this.assigned = assigned;
    }

    static Lambdas of(JCCompilationUnit unit) {
        var assignments = new Assignments();
        unit.defs.forEach(assignments::scan);
        return new Lambdas(assignments.names);
    }

    /// Returns what a variable's lambda mentions, in its text and by its type; empty where it has
    /// none, or where the same cell assigns to the variable.
    Set<Reference> mentioned(CellVariable variable) {
        boolean isMadeAgain =
                variable.field != null
                        && variable.expr instanceof JCAssign assignment
                        && isFunction(assignment.rhs)
                        && !assigned.contains(variable.field.name.toString());
        if (!isMadeAgain) {
            return Set.of();
        }
        Set<Reference> mentioned = new LinkedHashSet<>(References.in(variable.field.type));
        mentioned.addAll(References.in(((JCAssign) variable.expr).rhs));
        return mentioned;
    }

    private static boolean isFunction(JCExpression expression) {
        JCExpression bare = TreeInfo.skipParens(expression);
        return bare instanceof JCLambda
                || bare instanceof JCMemberReference reference
                        && reference.kind != ReferenceKind.BOUND
                || bare instanceof JCTypeCast cast && isFunction(cast.expr);
    }

    /// Collects the names that are assigned to other than by their declaration.
    private static final class Assignments extends TreeScanner {
        final Set<String> names = new HashSet<>();

        @Override
        public void visitExec(JCExpressionStatement tree) {
            if (tree instanceof CellVariable && tree.expr instanceof JCAssign assignment) {
                scan(assignment.rhs);
            } else {
                super.visitExec(tree);
            }
        }

        @Override
        public void visitAssign(JCAssign tree) {
            JCTree target = TreeInfo.skipParens(tree.lhs);
            if (target instanceof JCIdent ident) {
                names.add(ident.name.toString());
            }
            super.visitAssign(tree);
        }
    }
}
