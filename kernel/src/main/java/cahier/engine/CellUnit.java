package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Names;
import com.sun.tools.javac.util.Position;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// Builds the compilation unit of a part: a wrapper class with its methods and statements, and its
/// types beside it, every tree at the place where it stands in the cell.
final class CellUnit {
    private static final long VISIBILITY = Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE;
    private static final int CHUNK = 12_000;

    private final TreeMaker make;
    private final Names names;
    private final Symtab syms;

    CellUnit(Context context) {
        make = TreeMaker.instance(context);
        names = Names.instance(context);
        syms = Symtab.instance(context);
    }

    JCCompilationUnit build(ParsedPart parsed) {
        make.at(Position.NOPOS);
        ListBuffer<JCTree> defs = new ListBuffer<>();
        defs.append(make.PackageDecl(List.nil(), make.Ident(names.fromString(Mangling.PACKAGE))));
        ListBuffer<JCTree> members = new ListBuffer<>();
        // the statements first: attributed in this order, they declare the fields that methods use
        members.appendList(statements(parsed));
        ListBuffer<JCTree> types = new ListBuffer<>();
        for (Fragment fragment : parsed.fragments()) {
            switch (fragment.tree()) {
                case JCMethodDecl method when parsed.takes(fragment) -> {
                    stub(parsed.part(), fragment, method);
                    method.mods.flags &= ~VISIBILITY & ~Flags.FINAL;
                    method.mods.flags |= Flags.PUBLIC | Flags.STATIC;
                    members.append(method);
                }
                case JCClassDecl type when parsed.takes(fragment) -> {
                    stub(parsed.part(), fragment, type);
                    // not public here: a compact constructor may not be narrower than its record;
                    // the weaver widens the class itself
                    type.mods.flags &= ~VISIBILITY & ~Flags.STATIC;
                    types.append(type);
                }
                case JCTree tree when fragment.kind() == Fragment.Kind.IMPORT -> defs.append(tree);
                default -> {}
            }
        }
        make.at(Position.NOPOS);
        if (members.stream().anyMatch(JCMethodDecl.class::isInstance)) {
            members.prepend(
                    make.VarDef(
                            make.Modifiers(Flags.PUBLIC | Flags.STATIC),
                            names.fromString(Mangling.STEP),
                            make.TypeIdent(TypeTag.INT),
                            null));
        }
        defs.append(
                make.ClassDef(
                        make.Modifiers(Flags.PUBLIC),
                        names.fromString(parsed.part().wrapper()),
                        List.nil(),
                        null,
                        List.nil(),
                        members.toList()));
        defs.appendList(types);
        JCCompilationUnit unit = make.TopLevel(defs.toList());
        unit.sourcefile = parsed.cell().file();
        unit.lineMap = parsed.cell().lines();
        unit.endPositions = parsed.cell().ends();
        return unit;
    }

    /// Adds imports of the session's to a unit, before those of the cell itself.
    void addImports(JCCompilationUnit unit, java.util.List<String> lines) {
        make.at(Position.NOPOS);
        ListBuffer<JCTree> defs = new ListBuffer<>();
        defs.append(unit.defs.head);
        lines.forEach(line -> defs.append(importTree(line)));
        unit.defs = defs.appendList(unit.defs.tail).toList();
    }

    /// Makes the bodies throw of a declaration that cannot be compiled yet.
    private void stub(Part part, Fragment fragment, JCTree declaration) {
        String reason = part.waiting().get(fragment.index());
        if (reason == null) {
            return;
        }
        if (declaration instanceof JCMethodDecl method && method.body != null) {
            make.at(method.body.pos);
            JCExpression exception = path("java.lang.IllegalStateException");
            JCExpression message = make.Literal(reason);
            JCExpression created =
                    make.NewClass(null, List.nil(), exception, List.of(message), null);
            JCStatement thrown = make.Throw(created);
            boolean compact = (method.mods.flags & Flags.COMPACT_RECORD_CONSTRUCTOR) != 0;
            // assignments to the fields follow what is written in a compact constructor
            method.body = make.Block(0, List.of(compact ? optional(thrown) : thrown));
            make.at(Position.NOPOS);
        } else if (declaration instanceof JCClassDecl type) {
            type.defs.forEach(member -> stub(part, fragment, member));
        }
    }

    /// Makes the tree of an import as the session keeps it: `static java.lang.Math.*`.
    private JCTree importTree(String line) {
        if (line.startsWith("module ")) {
            return make.ModuleImport(path(line.substring("module ".length()).strip()));
        }
        boolean isStatic = line.startsWith("static ");
        String path = isStatic ? line.substring("static ".length()).strip() : line;
        return make.Import((JCFieldAccess) path(path), isStatic);
    }

    private JCExpression path(String dotted) {
        JCExpression path = null;
        for (String name : dotted.split("\\.")) {
            path =
                    path == null
                            ? make.Ident(names.fromString(name))
                            : make.Select(path, names.fromString(name));
        }
        return path;
    }

    private List<JCTree> statements(ParsedPart parsed) {
        var chunks = new ArrayList<ListBuffer<JCStatement>>();
        chunks.add(new ListBuffer<>());
        int size = 0;
        boolean any = false;
        for (Fragment fragment : parsed.fragments()) {
            if (!fragment.runs() || !parsed.takes(fragment)) {
                continue;
            }
            int length = fragment.end() - fragment.start();
            if (size > 0 && size + length > CHUNK) {
                chunks.add(new ListBuffer<>());
                size = 0;
            }
            size += length;
            any = true;
            boolean last = fragment == parsed.fragments().getLast();
            if (fragment.index() > 0) {
                chunks.getLast().append(step(fragment));
            }
            chunks.getLast().append(statement(fragment, last, parsed.part()));
        }
        if (!any) {
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
        return switch (fragment.tree()) {
            case JCVariableDecl variable when !part.isMain() -> {
                make.at(variable.pos);
                yield make.Exec(make.Assign(make.Ident(variable.name), variable.init));
            }
            case JCVariableDecl variable -> {
                // of its own: those that are declared in one go share their modifiers
                long flags = variable.mods.flags & ~VISIBILITY & ~Flags.STATIC;
                make.at(variable.mods.pos);
                variable.mods = make.Modifiers(flags, variable.mods.annotations);
                yield new CellVariable(variable);
            }
            case JCExpressionStatement expression -> {
                boolean shown = last && (!fragment.ended() || !isStatement(expression.expr));
                if (expression.expr instanceof JCSwitchExpression choice
                        && Switches.isStatement(choice, shown && !part.switchAsStatement())) {
                    yield optional(Switches.statement(make, choice));
                }
                yield shown ? new CellValue(expression) : expression;
            }
            case JCStatement statement ->
                    make.at(statement.pos).If(make.Literal(TypeTag.BOOLEAN, 1), statement, null);
            default -> throw new IllegalStateException("not a statement: " + fragment);
        };
    }

    /// Lets what follows be reachable, also after an endless loop.
    private JCStatement optional(JCStatement statement) {
        return make.at(statement.pos).If(make.Literal(TypeTag.BOOLEAN, 1), statement, null);
    }

    static boolean isStatement(@Nullable JCExpression expression) {
        return switch (expression) {
            case JCTree.JCUnary unary -> unary.getTag().isIncOrDecUnaryOp();
            case JCTree.JCAssign a -> true;
            case JCTree.JCAssignOp a -> true;
            case JCTree.JCMethodInvocation call -> true;
            case JCTree.JCNewClass object -> true;
            case null, default -> false;
        };
    }
}
