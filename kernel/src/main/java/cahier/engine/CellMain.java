package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBindingPattern;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Names;
import com.sun.tools.javac.util.Position;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// Builds the method that runs a cell's statements, and those that it calls where one would be too
/// large for the virtual machine.
final class CellMain {
    private static final long VISIBILITY = Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE;
    private static final int CHUNK = 12_000;

    private final TreeMaker make;
    private final Names names;
    private final Symtab syms;

    CellMain(Context context) {
        make = TreeMaker.instance(context);
        names = Names.instance(context);
        syms = Symtab.instance(context);
    }

    List<JCTree> of(ParsedPart parsed) {
        java.util.List<ListBuffer<JCStatement>> chunks = chunks(parsed);
        if (chunks.getFirst().isEmpty()) {
            return List.nil();
        }
        ListBuffer<JCTree> methods = new ListBuffer<>();
        if (chunks.size() == 1) {
            return List.of(main(Mangling.MAIN, chunks.getFirst()));
        }
        ListBuffer<JCStatement> calls = new ListBuffer<>();
        for (int i = 0; i < chunks.size(); i++) {
            String name = Mangling.MAIN + (i + 1);
            methods.append(main(name, chunks.get(i)));
            make.at(Position.NOPOS);
            JCExpression call =
                    make.Apply(List.nil(), make.Ident(names.fromString(name)), List.nil());
            calls.append(i + 1 < chunks.size() ? make.Exec(call) : make.Return(call));
        }
        methods.append(main(Mangling.MAIN, calls));
        return methods.toList();
    }

    /// Divides the statements of long cells, but not where variables of one reach the next.
    private java.util.List<ListBuffer<JCStatement>> chunks(ParsedPart parsed) {
        var chunks = new ArrayList<ListBuffer<JCStatement>>();
        chunks.add(new ListBuffer<>());
        int size = 0;
        boolean divisible = true;
        for (Fragment fragment : parsed.fragments()) {
            if (!fragment.runs() || !parsed.takes(fragment)) {
                continue;
            }
            int length = fragment.end() - fragment.start();
            if (size > 0 && size + length > CHUNK && divisible) {
                chunks.add(new ListBuffer<>());
                size = 0;
            }
            size += length;
            boolean last = fragment == parsed.fragments().getLast();
            if (fragment.index() > 0) {
                chunks.getLast().append(step(fragment));
            }
            chunks.getLast().append(statement(fragment, last, parsed.part()));
            divisible &=
                    !(fragment.tree() instanceof JCStatement statement && introduces(statement));
        }
        return chunks;
    }

    /// Records that all before a fragment took effect.
    private JCStatement step(Fragment fragment) {
        make.at(Position.NOPOS);
        JCExpression field = make.Ident(names.fromString(Mangling.STEP));
        return new CellStep(make.Assign(field, make.Literal(fragment.index())));
    }

    private JCMethodDecl main(String name, ListBuffer<JCStatement> statements) {
        make.at(Position.NOPOS);
        JCStatement last = statements.last();
        if (!(last instanceof CellValue) && !(last instanceof JCTree.JCReturn)) {
            statements.append(make.Return(make.Literal(TypeTag.BOT, null)));
        }
        return make.MethodDef(
                make.Modifiers(Flags.PUBLIC | Flags.STATIC),
                names.fromString(name),
                known(syms.objectType),
                List.nil(),
                List.nil(),
                List.of(known(syms.throwableType)),
                make.Block(0, statements.toList()),
                null);
    }

    /// Names a class by its symbol: its packages need not be looked up, with every cell anew.
    private JCExpression known(Type type) {
        return make.Ident(type.tsym);
    }

    private JCStatement statement(Fragment fragment, boolean last, Part part) {
        if (fragment.tree() instanceof JCVariableDecl variable) {
            return part.isMain() ? declaration(variable) : assignment(variable);
        }
        if (fragment.tree() instanceof JCExpressionStatement expression) {
            boolean shown = last && (!fragment.ended() || !isStatement(expression.expr));
            if (expression.expr instanceof JCSwitchExpression choice
                    && Switches.isStatement(choice, shown && !part.switchAsStatement())) {
                return optional(Switches.statement(make, choice));
            }
            return shown ? new CellValue(expression) : expression;
        }
        if (fragment.tree() instanceof JCStatement statement) {
            return introduces(statement) ? statement : optional(statement);
        }
        throw new IllegalStateException("not a statement: " + fragment);
    }

    private JCStatement assignment(JCVariableDecl variable) {
        make.at(variable.pos);
        return make.Exec(make.Assign(make.Ident(variable.name), variable.init));
    }

    private JCStatement declaration(JCVariableDecl variable) {
        // of its own: those that are declared in one go share their modifiers
        long flags = variable.mods.flags & ~VISIBILITY & ~Flags.STATIC;
        make.at(variable.mods.pos);
        variable.mods = make.Modifiers(flags, variable.mods.annotations);
        return new CellVariable(variable);
    }

    /// Lets what follows be reachable, also after an endless loop.
    JCStatement optional(JCStatement statement) {
        return make.at(statement.pos).If(make.Literal(TypeTag.BOOLEAN, 1), statement, null);
    }

    /// Says whether a statement may declare variables by the patterns of its condition for those
    /// that follow (JLS 6.3.2): `if (!(o instanceof Circle c)) throw …`.
    private static boolean introduces(JCStatement statement) {
        var scanner =
                new TreeScanner() {
                    boolean found;

                    @Override
                    public void visitBindingPattern(JCBindingPattern tree) {
                        found = true;
                    }
                };
        scanner.scan(condition(statement));
        return scanner.found;
    }

    private static @Nullable JCExpression condition(JCStatement statement) {
        if (statement instanceof JCIf choice) {
            return choice.cond;
        }
        if (statement instanceof JCWhileLoop loop) {
            return loop.cond;
        }
        if (statement instanceof JCDoWhileLoop loop) {
            return loop.cond;
        }
        return statement instanceof JCForLoop loop ? loop.cond : null;
    }

    static boolean isStatement(@Nullable JCExpression expression) {
        return expression instanceof JCTree.JCUnary unary && unary.getTag().isIncOrDecUnaryOp()
                || expression instanceof JCTree.JCAssign
                || expression instanceof JCTree.JCAssignOp
                || expression instanceof JCTree.JCMethodInvocation
                || expression instanceof JCTree.JCNewClass;
    }
}
