package cahier.engine;

import cahier.engine.Reference.Kind;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the session's names that an attributed tree mentions, by name or by type.
final class References extends TreeScanner {
    private final Set<Reference> found = new LinkedHashSet<>();

    private boolean lambdas = true;

    private References() {}

    static Set<Reference> in(@Nullable JCTree tree) {
        var scanner = new References();
        scanner.scan(tree);
        return scanner.found;
    }

    /// Finds what code mentions that runs when the tree runs.
    static Set<Reference> outsideOfLambdas(@Nullable JCTree tree) {
        var scanner = new References();
        scanner.lambdas = false;
        scanner.scan(tree);
        return scanner.found;
    }

    static Set<Reference> in(Type type) {
        var scanner = new References();
        scanner.type(type, 0);
        return scanner.found;
    }

    /// Returns the name under which the session knows a class; `null` for classes of others.
    static @Nullable String sessionName(@Nullable Symbol symbol) {
        Symbol outer = symbol;
        while (outer != null && outer.owner != null && outer.owner.kind != Kinds.Kind.PCK) {
            outer = outer.owner;
        }
        boolean ours =
                outer instanceof ClassSymbol
                        && outer.owner != null
                        && outer.owner.name.contentEquals(Mangling.PACKAGE);
        if (!ours) {
            return null;
        }
        return outer.name.toString();
    }

    /// Says whether a member's owner is the class that holds a cell.
    static boolean isWrapper(Symbol owner) {
        return owner instanceof ClassSymbol && Mangling.isWrapper(owner.name.toString());
    }

    private void symbol(@Nullable Symbol symbol) {
        String name = sessionName(symbol);
        if (name == null) {
            return;
        }
        if (!Mangling.isWrapper(name)) {
            found.add(new Reference(Kind.TYPE, name));
        } else if (symbol instanceof MethodSymbol m && isWrapper(m.owner)) {
            found.add(new Reference(Kind.METHOD, m.name.toString()));
        } else if (symbol instanceof VarSymbol v && isWrapper(v.owner)) {
            found.add(new Reference(Kind.VARIABLE, v.name.toString()));
            if (v.getConstValue() != null) {
                found.add(new Reference(Kind.CONSTANT, v.name.toString()));
            }
        }
    }

    private void type(@Nullable Type type, int depth) {
        if (type == null || depth > 4) {
            return;
        }
        symbol(type.tsym);
        if (type instanceof Type.ArrayType array) {
            type(array.elemtype, depth + 1);
        } else if (type instanceof Type.MethodType method) {
            method.argtypes.forEach(t -> type(t, depth + 1));
            type(method.restype, depth + 1);
        } else {
            type.getTypeArguments().forEach(t -> type(t, depth + 1));
            if (type instanceof Type.WildcardType wildcard) {
                type(wildcard.type, depth + 1);
            }
        }
    }

    @Override
    public void visitIdent(JCIdent tree) {
        symbol(tree.sym);
        type(tree.type, 0);
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        symbol(tree.sym);
        type(tree.type, 0);
        super.visitSelect(tree);
    }

    private void assigned(JCTree target) {
        if (TreeInfo.symbol(target) instanceof VarSymbol v && isWrapper(v.owner)) {
            found.add(new Reference(Kind.ASSIGNED, v.name.toString()));
        }
    }

    @Override
    public void visitAssign(JCAssign tree) {
        assigned(tree.lhs);
        super.visitAssign(tree);
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        assigned(tree.lhs);
        super.visitAssignop(tree);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (tree.getTag().isIncOrDecUnaryOp()) {
            assigned(tree.arg);
        }
        super.visitUnary(tree);
    }

    @Override
    public void visitApply(JCMethodInvocation tree) {
        type(tree.type, 0);
        super.visitApply(tree);
    }

    @Override
    public void visitNewClass(JCNewClass tree) {
        symbol(tree.constructor);
        super.visitNewClass(tree);
    }

    @Override
    public void visitReference(JCMemberReference tree) {
        symbol(tree.sym);
        super.visitReference(tree);
    }

    @Override
    public void visitVarDef(JCVariableDecl tree) {
        type(tree.type, 0);
        super.visitVarDef(tree);
    }

    @Override
    public void visitLambda(JCLambda tree) {
        type(tree.type, 0);
        if (lambdas) {
            super.visitLambda(tree);
        }
    }

    @Override
    public void visitClassDef(JCClassDecl tree) {
        if (tree.sym != null) {
            // subtypes in the same cell need not be listed
            tree.sym.getPermittedSubclasses().forEach(t -> type(t, 0));
        }
        if (lambdas) {
            super.visitClassDef(tree);
        }
    }
}
