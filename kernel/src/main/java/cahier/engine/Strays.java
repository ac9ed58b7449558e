package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.JCDiagnostic.Error;
import com.sun.tools.javac.util.Log;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What Java has in classes, methods, loops and switches, where a cell is none of them.
final class Strays {
    private static final String KEY = "orphaned";

    private static final String VALUE =
            "a cell's last expression is its value: write it without %s";
    private static final String END = "System.exit(0) ends the cell here";
    private static final String NO_OBJECT =
            "what a cell declares is of no object: name it by itself";
    private static final Stray LABEL =
            new Stray("%s outside switch", "it stands in switch (…) { }");

    /// By what is written.
    private static final Map<String, Stray> ALL =
            Map.ofEntries(
                    Map.entry("return", new Stray("return outside method", END)),
                    Map.entry("return …", new Stray("return outside method", VALUE)),
                    Map.entry("yield", new Stray("yield outside of switch expression", VALUE)),
                    Map.entry("break", new Stray("break outside switch or loop", END)),
                    Map.entry("continue", new Stray("continue outside of loop", END)),
                    Map.entry("this", new Stray("a cell has no this", NO_OBJECT)),
                    Map.entry("super", new Stray("a cell has no super", NO_OBJECT)),
                    Map.entry("case", LABEL),
                    Map.entry("default", LABEL),
                    Map.entry(
                            "static",
                            new Stray(
                                    "a cell has no static initializer",
                                    "its statements run in order: write them without static { }")),
                    Map.entry(
                            "package",
                            new Stray(
                                    "a cell is in no package",
                                    "leave it out: other cells use its classes by their names")),
                    Map.entry(
                            "}",
                            new Stray(
                                    "this } closes nothing",
                                    "remove it, or open its block with a {")));

    private Strays() {}

    /// What is said of it; `%s` stands for what is written.
    private record Stray(String message, String hint) {}

    /// Reports a word where no cell can have it.
    static void report(Log log, int position, String written) {
        log.error(position, new Error("compiler", KEY, written));
    }

    /// Reports what stands in a declaration of a cell's or in a statement and belongs to none
    /// there.
    ///
    /// @param runs whether the tree is a statement
    static void find(Log log, JCTree tree, boolean runs) {
        new Scanner(log, runs).scan(tree);
    }

    /// Returns what is said instead of what the compiler would say; `null` for other messages.
    static @Nullable String message(String code, Object[] arguments) {
        Stray stray = stray(code, arguments);
        return stray == null ? null : stray.message().formatted(arguments);
    }

    /// Returns what to write instead; `null` for other messages.
    static @Nullable String hint(Finding finding) {
        Stray stray = stray(finding.code(), finding.arguments());
        String word = stray == null ? "" : String.valueOf(finding.arguments()[0]);
        return stray == null ? null : stray.hint().formatted(word.replace(" …", ""));
    }

    private static @Nullable Stray stray(String code, Object[] arguments) {
        return code.equals("compiler.err." + KEY) ? ALL.get(String.valueOf(arguments[0])) : null;
    }

    private static final class Scanner extends TreeScanner {
        private final Log log;
        private boolean canReturn;
        private boolean canJump;
        private boolean canYield;

        Scanner(Log log, boolean runs) {
            this.log = log;
            canReturn = !runs;
            canJump = !runs;
            canYield = !runs;
        }

        @Override
        public void visitIdent(JCIdent tree) {
            if (tree.name.contentEquals("this") || tree.name.contentEquals("super")) {
                report(log, tree.pos, tree.name.toString());
            }
        }

        @Override
        public void visitReturn(JCReturn tree) {
            if (!canReturn) {
                report(log, tree.pos, tree.expr == null ? "return" : "return …");
            }
            super.visitReturn(tree);
        }

        @Override
        public void visitYield(JCYield tree) {
            if (!canYield) {
                report(log, tree.pos, "yield");
            }
            super.visitYield(tree);
        }

        @Override
        public void visitBreak(JCBreak tree) {
            if (!canJump && tree.label == null) {
                report(log, tree.pos, "break");
            }
        }

        @Override
        public void visitContinue(JCContinue tree) {
            if (!canJump && tree.label == null) {
                report(log, tree.pos, "continue");
            }
        }

        @Override
        public void visitClassDef(JCClassDecl tree) {}

        @Override
        public void visitLambda(JCLambda tree) {
            boolean before = canReturn;
            canReturn = true;
            inside(true, () -> super.visitLambda(tree));
            canReturn = before;
        }

        @Override
        public void visitSwitchExpression(JCSwitchExpression tree) {
            inside(true, () -> super.visitSwitchExpression(tree));
        }

        @Override
        public void visitSwitch(JCSwitch tree) {
            inside(false, () -> super.visitSwitch(tree));
        }

        @Override
        public void visitForLoop(JCForLoop tree) {
            inside(false, () -> super.visitForLoop(tree));
        }

        @Override
        public void visitForeachLoop(JCEnhancedForLoop tree) {
            inside(false, () -> super.visitForeachLoop(tree));
        }

        @Override
        public void visitWhileLoop(JCWhileLoop tree) {
            inside(false, () -> super.visitWhileLoop(tree));
        }

        @Override
        public void visitDoLoop(JCDoWhileLoop tree) {
            inside(false, () -> super.visitDoLoop(tree));
        }

        private void inside(boolean yields, Runnable scan) {
            boolean jumped = canJump;
            boolean yielded = canYield;
            canJump = true;
            canYield |= yields;
            scan.run();
            canJump = jumped;
            canYield = yielded;
        }
    }
}
