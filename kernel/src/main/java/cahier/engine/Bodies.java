package cahier.engine;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

/// Tells the bodies of a declaration's methods from its headers: the former can be put off.
final class Bodies {
    private Bodies() {}

    /// Says whether a place in a fragment lies in the body of a method.
    static boolean contain(ParsedCell cell, Fragment fragment, int position) {
        var scanner =
                new TreeScanner() {
                    boolean found;

                    @Override
                    public void visitMethodDef(JCMethodDecl tree) {
                        if (tree.body != null) {
                            int start = TreeInfo.getStartPos(tree.body);
                            int end = TreeInfo.getEndPos(tree.body, cell.ends());
                            found |= start <= position && position < end;
                        }
                    }
                };
        scanner.scan(fragment.tree());
        return scanner.found;
    }

    /// Names a declaration as the user is told of it: `f(int)` or `Point`.
    static String header(Fragment fragment) {
        JCTree tree = fragment.tree();
        return tree instanceof JCMethodDecl method
                ? Planner.header(method)
                : tree instanceof JCClassDecl type ? type.name.toString() : fragment.name();
    }
}
