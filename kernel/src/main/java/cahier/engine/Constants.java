package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAnnotation;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCConstantCaseLabel;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCPrimitiveTypeTree;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// The constant variables of cells (JLS 4.12.4), whose values count where the language wants a
/// constant: in the labels of a `switch`, in annotations, in the conditions of loops, in the values
/// of other constants (a class's own, if they are `static`) and of variables narrower than `int`.
///
/// Everywhere else a constant is read as any variable is. The compiler would put its value in its
/// place, and a class would have to be compiled anew, at the cost of its objects, when another
/// value is declared.
final class Constants {
    private static final Context.Key<Constants> KEY = new Context.Key<>();

    /// The compiler's form of each value: an `Integer` for what is no longer than one.
    private final Map<VarSymbol, Object> values = new HashMap<>();

    private final Set<JCIdent> marked = Collections.newSetFromMap(new IdentityHashMap<>());

    private Constants(Context context) {
        context.put(KEY, this);
    }

    static Constants of(Context context) {
        Constants known = context.get(KEY);
        return known == null ? new Constants(context) : known;
    }

    /// Forgets what the last compilation knew.
    void clear() {
        values.clear();
        marked.clear();
    }

    void put(VarSymbol field, Object value) {
        values.put(field, value);
    }

    /// Returns the constant value that a variable takes from its initializer; `null` where that is
    /// no constant expression, or the variable's type none that constants have.
    static @Nullable Object value(Type type, JCExpression init) {
        Object value = init.type == null ? null : init.type.constValue();
        return switch (value) {
            case Number number when type.isPrimitive() ->
                    switch (type.getTag()) {
                        case LONG -> number.longValue();
                        case FLOAT -> number.floatValue();
                        case DOUBLE -> number.doubleValue();
                        default -> number.intValue();
                    };
            case String text when type.tsym == init.type.tsym -> text;
            case null, default -> null;
        };
    }

    /// Marks what is looked at as a constant ahead of its turn: the values of annotations, and what
    /// makes a constant of a class's or a method's own final variable. One that is not `static` is
    /// one where the unit has its name in a label or an annotation.
    ///
    /// @return the names in annotations
    Set<Name> markDeclarations(JCCompilationUnit unit) {
        var wanted = new Wanted();
        wanted.scan(unit.defs);
        var variables = new FinalVariables(wanted.labels);
        do {
            variables.isMore = false;
            variables.scan(unit.defs);
        } while (variables.isMore);
        return wanted.annotations;
    }

    /// Scans the declarations in a cell's statements too.
    private static class DeclarationScanner extends TreeScanner {
        @Override
        public void visitExec(JCExpressionStatement tree) {
            if (tree instanceof CellVariable variable) {
                scan(variable.declaration);
            } else {
                super.visitExec(tree);
            }
        }
    }

    private final class Wanted extends DeclarationScanner {
        final Set<Name> annotations = new HashSet<>();
        final Set<Name> labels = new HashSet<>();

        @Override
        public void visitAnnotation(JCAnnotation tree) {
            new TreeScanner() {
                @Override
                public void visitIdent(JCIdent name) {
                    marked.add(name);
                    annotations.add(name.name);
                    labels.add(name.name);
                }
            }.scan(tree.args);
        }

        @Override
        public void visitConstantCaseLabel(JCConstantCaseLabel tree) {
            new TreeScanner() {
                @Override
                public void visitIdent(JCIdent name) {
                    labels.add(name.name);
                }
            }.scan(tree.expr);
        }
    }

    private final class FinalVariables extends DeclarationScanner {
        private final Set<Name> labels;
        private boolean inInterface;

        /// Whether a constant is made of others that had no mark before.
        private boolean isMore;

        FinalVariables(Set<Name> labels) {
            this.labels = labels;
        }

        @Override
        public void visitClassDef(JCClassDecl tree) {
            boolean outside = inInterface;
            inInterface = (tree.mods.flags & Flags.INTERFACE) != 0;
            super.visitClassDef(tree);
            inInterface = outside;
        }

        @Override
        public void visitMethodDef(JCMethodDecl tree) {
            boolean outside = inInterface;
            inInterface = false;
            super.visitMethodDef(tree);
            inInterface = outside;
        }

        @Override
        public void visitVarDef(JCVariableDecl tree) {
            boolean isFinal = inInterface || (tree.mods.flags & Flags.FINAL) != 0;
            boolean isStatic = inInterface || (tree.mods.flags & Flags.STATIC) != 0;
            if (isFinal && (isStatic || labels.contains(tree.name))) {
                mark(tree.init);
                new TreeScanner() {
                    @Override
                    public void visitIdent(JCIdent name) {
                        isMore |= labels.add(name.name);
                    }
                }.scan(tree.init);
            }
            super.visitVarDef(tree);
        }
    }

    void markLabels(Iterable<JCCase> cases) {
        for (JCCase each : cases) {
            for (JCTree label : each.labels) {
                if (label instanceof JCConstantCaseLabel constant) {
                    mark(constant.expr);
                }
            }
        }
    }

    /// Marks the names of which a constant expression may be made.
    void mark(@Nullable JCTree expression) {
        switch (expression) {
            case JCIdent name -> marked.add(name);
            case JCParens parens -> mark(parens.expr);
            case JCUnary unary -> mark(unary.arg);
            case JCTypeCast cast -> mark(cast.expr);
            case JCBinary binary -> {
                mark(binary.lhs);
                mark(binary.rhs);
            }
            case JCConditional choice -> {
                mark(choice.cond);
                mark(choice.truepart);
                mark(choice.falsepart);
            }
            case null, default -> {}
        }
    }

    static boolean isNarrow(@Nullable JCTree type) {
        return type instanceof JCPrimitiveTypeTree primitive
                && switch (primitive.typetag) {
                    case BYTE, SHORT, CHAR -> true;
                    default -> false;
                };
    }

    /// Looks at a name as a constant, if it stands where one is wanted.
    void attribute(JCIdent name, Runnable attribution) {
        if (!marked.contains(name) || values.isEmpty()) {
            attribution.run();
            return;
        }
        values.forEach(VarSymbol::setData);
        try {
            attribution.run();
            Symbol symbol = name.sym;
            if (symbol instanceof VarSymbol field && values.containsKey(field)) {
                // with its value for this place alone
                VarSymbol here = field.clone(field.owner);
                here.setData(values.get(field));
                name.sym = here;
            }
        } finally {
            values.keySet().forEach(field -> field.setData(null));
        }
    }
}
