package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Names;
import com.sun.tools.javac.util.Position;

/// Builds the compilation unit of a part: a wrapper class with its methods and statements, and its
/// types beside it, every tree at the place where it stands in the cell.
final class CellUnit {
    private static final long VISIBILITY = Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE;

    private final TreeMaker make;
    private final Names names;
    private final CellMain statements;

    CellUnit(Context context) {
        make = TreeMaker.instance(context);
        names = Names.instance(context);
        statements = new CellMain(context);
    }

    JCCompilationUnit build(ParsedPart parsed) {
        make.at(Position.NOPOS);
        ListBuffer<JCTree> defs = new ListBuffer<>();
        defs.append(make.PackageDecl(List.nil(), make.Ident(names.fromString(Mangling.PACKAGE))));
        ListBuffer<JCTree> members = new ListBuffer<>();
        // the statements first: attributed in this order, they declare the fields that methods use
        members.appendList(statements.of(parsed));
        ListBuffer<JCTree> types = new ListBuffer<>();
        for (Fragment fragment : parsed.fragments()) {
            boolean taken = parsed.takes(fragment);
            if (taken && fragment.tree() instanceof JCMethodDecl method) {
                stub(parsed.part(), fragment, method);
                method.mods.flags &= ~VISIBILITY & ~Flags.FINAL;
                method.mods.flags |= Flags.PUBLIC | Flags.STATIC;
                members.append(method);
            } else if (taken && fragment.tree() instanceof JCClassDecl type) {
                stub(parsed.part(), fragment, type);
                // not public here: a compact constructor may not be narrower than its record; the
                // weaver widens the class itself
                type.mods.flags &= ~VISIBILITY & ~Flags.STATIC;
                types.append(type);
            } else if (fragment.kind() == Fragment.Kind.IMPORT) {
                defs.append(fragment.tree());
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
            method.body = make.Block(0, List.of(compact ? statements.optional(thrown) : thrown));
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
}
