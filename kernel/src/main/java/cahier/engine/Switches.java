package cahier.engine;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;

/// Decides whether a `switch` at the top level of a cell, parsed as an expression, is a statement.
final class Switches {
    private Switches() {}

    static boolean isSwitch(Fragment fragment) {
        return fragment.tree() instanceof JCExpressionStatement statement
                && statement.expr instanceof JCSwitchExpression;
    }

    /// @param shown whether its value would be shown, so that arms that could be either give values
    static boolean isStatement(JCSwitchExpression choice, boolean shown) {
        boolean arms = false;
        for (JCCase arm : choice.cases) {
            if (arm.body instanceof JCExpression value) {
                arms = true;
                if (!CellMain.isStatement(value)) {
                    return false;
                }
            } else if (yields(arm)) {
                return false;
            }
        }
        return !(shown && arms);
    }

    /// Says whether an arm gives its value by a `yield` of its own.
    private static boolean yields(JCCase arm) {
        var scanner =
                new TreeScanner() {
                    boolean found;

                    @Override
                    public void visitYield(JCYield tree) {
                        found = true;
                    }

                    @Override
                    public void visitSwitchExpression(JCSwitchExpression tree) {}

                    @Override
                    public void visitLambda(JCLambda tree) {}

                    @Override
                    public void visitClassDef(JCClassDecl tree) {}
                };
        scanner.scan(arm.stats);
        return scanner.found;
    }

    static JCStatement statement(TreeMaker make, JCSwitchExpression choice) {
        ListBuffer<JCCase> cases = new ListBuffer<>();
        for (JCCase arm : choice.cases) {
            if (arm.body instanceof JCExpression value) {
                JCStatement body = make.at(value.pos).Exec(value);
                List<JCStatement> statements = List.of(body);
                JCTree tree = body;
                cases.append(
                        make.at(arm.pos)
                                .Case(arm.caseKind, arm.labels, arm.guard, statements, tree));
            } else {
                cases.append(arm);
            }
        }
        JCSwitch statement = make.at(choice.pos).Switch(choice.selector, cases.toList());
        statement.endpos = choice.endpos;
        return statement;
    }
}
