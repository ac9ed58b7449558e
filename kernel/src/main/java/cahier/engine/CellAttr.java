package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic.Error;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;

/// Attributes a wrapper's statements, whose variables are fields that exist from their declaration
/// on.
///
/// A declaration is attributed as the local variable that it looks like, so that inference and all
/// errors are the language's own; then a static field takes the local variable's place.
final class CellAttr extends Attr {
    /// A method's parameters may take 255 words, of which a handle that calls it needs one.
    private static final int MOST_WORDS = 254;

    private static final Context.Key<Boolean> REGISTERED = new Context.Key<>();

    private final TreeMaker make;
    private final Symtab syms;
    private final Log messages;
    private final Names names;
    private final Denotable denotable;
    private final Finals finals = new Finals();
    private final Constants constants;

    private CellAttr(Context context) {
        super(context);
        make = TreeMaker.instance(context);
        syms = Symtab.instance(context);
        messages = Log.instance(context);
        names = Names.instance(context);
        denotable = new Denotable(context);
        constants = Constants.of(context);
    }

    /// Makes a fresh context use this class; does nothing in one that has it.
    static void register(Context context) {
        if (context.get(REGISTERED) == null) {
            context.put(REGISTERED, Boolean.TRUE);
            context.put(attrKey, (Context.Factory<Attr>) CellAttr::new);
            CellFlow.register(context);
        }
    }

    @Override
    public Type attribStat(JCTree tree, Env<AttrContext> env) {
        if (tree instanceof CellVariable variable) {
            return attribVariable(variable, env);
        }
        if (tree instanceof CellValue value) {
            return attribValue(value, env);
        }
        if (tree instanceof CellStep) {
            finals.step();
        }
        return super.attribStat(tree, env);
    }

    @Override
    public void visitMethodDef(JCMethodDecl tree) {
        super.visitMethodDef(tree);
        if (References.isWrapper(tree.sym.owner) && words(tree) > MOST_WORDS) {
            messages.error(tree.pos(), new Error("compiler", "limit.parameters"));
        }
        if (tree.name.contentEquals(Mangling.MAIN)) {
            finals.end();
        }
    }

    /// Counts the words that a method's parameters take.
    private static int words(JCMethodDecl method) {
        int count = 0;
        for (JCVariableDecl parameter : method.params) {
            Type type = parameter.sym.type;
            count += type.hasTag(TypeTag.LONG) || type.hasTag(TypeTag.DOUBLE) ? 2 : 1;
        }
        return count;
    }

    @Override
    public void visitAssign(JCAssign tree) {
        super.visitAssign(tree);
        finals.assigned(tree.lhs);
    }

    @Override
    public void visitIdent(JCIdent tree) {
        constants.attribute(tree, () -> super.visitIdent(tree));
    }

    @Override
    public void visitSwitch(JCSwitch tree) {
        constants.markLabels(tree.cases);
        super.visitSwitch(tree);
    }

    @Override
    public void visitSwitchExpression(JCSwitchExpression tree) {
        constants.markLabels(tree.cases);
        super.visitSwitchExpression(tree);
    }

    @Override
    public void visitWhileLoop(JCWhileLoop tree) {
        constants.mark(tree.cond);
        super.visitWhileLoop(tree);
    }

    @Override
    public void visitDoLoop(JCDoWhileLoop tree) {
        constants.mark(tree.cond);
        super.visitDoLoop(tree);
    }

    @Override
    public void visitForLoop(JCForLoop tree) {
        constants.mark(tree.cond);
        super.visitForLoop(tree);
    }

    @Override
    public void visitVarDef(JCVariableDecl tree) {
        if (Constants.isNarrow(tree.vartype)) {
            constants.mark(tree.init);
        }
        super.visitVarDef(tree);
    }

    private Type attribVariable(CellVariable statement, Env<AttrContext> env) {
        JCVariableDecl declaration = statement.declaration;
        boolean inferred = declaration.isImplicitlyTyped();
        JCExpression init = declaration.init;
        if (statement.isFinal || Constants.isNarrow(declaration.vartype)) {
            constants.mark(init);
        }
        if (!inferred) {
            declaration.init = null;
        }
        // in a block of its own, as the local variable must not hide the field from what follows
        Type result = super.attribStat(make.at(statement.pos).Block(0, List.of(declaration)), env);
        VarSymbol local = declaration.sym;
        VarSymbol field = declareField(env.enclClass.sym, local, statement.fieldFlags);
        statement.field = field;
        make.at(statement.pos);
        if (inferred) {
            JCExpression target = make.Ident(field);
            statement.expr = make.Assign(target, init).setType(field.type);
        } else {
            JCExpression value = init == null ? zero(field.type) : init;
            statement.expr = make.Assign(make.Ident(local.name), value);
            result = super.attribStat(statement, env);
        }
        if (statement.isFinal) {
            finals.declare(field, init != null);
            statement.constant = init == null ? null : Constants.value(field.type, init);
            if (statement.constant != null) {
                constants.put(field, statement.constant);
            }
        }
        return result;
    }

    private VarSymbol declareField(ClassSymbol wrapper, VarSymbol local, long extra) {
        Type type = local.type.isErroneous() ? local.type : denotable.of(local.type);
        for (Symbol earlier : wrapper.members().getSymbolsByName(local.name)) {
            if (earlier instanceof VarSymbol field) {
                wrapper.members().remove(field);
                field.name = hidden(wrapper, field.name);
                wrapper.members().enter(field);
            }
        }
        long flags = Flags.PUBLIC | Flags.STATIC | extra;
        VarSymbol field = new VarSymbol(flags, local.name, type, wrapper);
        field.pos = local.pos;
        wrapper.members().enter(field);
        return field;
    }

    /// Names a variable that a later declaration in the same cell hides.
    private Name hidden(ClassSymbol wrapper, Name name) {
        for (int i = 1; ; i++) {
            Name candidate = names.fromString(name + "$" + i);
            if (wrapper.members().findFirst(candidate) == null) {
                return candidate;
            }
        }
    }

    private JCExpression zero(Type type) {
        return switch (type.getTag()) {
            case BOOLEAN -> make.Literal(TypeTag.BOOLEAN, 0);
            case BYTE, SHORT, INT -> make.Literal(TypeTag.INT, 0);
            case CHAR -> make.Literal(TypeTag.CHAR, 0);
            case LONG -> make.Literal(TypeTag.LONG, 0L);
            case FLOAT -> make.Literal(TypeTag.FLOAT, 0f);
            case DOUBLE -> make.Literal(TypeTag.DOUBLE, 0d);
            default -> make.Literal(TypeTag.BOT, null);
        };
    }

    private Type attribValue(CellValue block, Env<AttrContext> env) {
        JCExpressionStatement last = block.last;
        Type result = super.attribStat(last, env);
        Type type = last.expr.type;
        block.valueType = type.isErroneous() || !type.isReference() ? type : denotable.of(type);
        make.at(last.pos);
        if (last.expr.type.hasTag(TypeTag.VOID)) {
            JCExpression none = make.Literal(TypeTag.BOT, null).setType(syms.botType);
            block.stats = List.of(last, make.Return(none));
        } else {
            block.stats = List.of(make.Return(last.expr));
        }
        return result;
    }
}
