package cahier.engine;

import cahier.engine.Compiled.CompiledMethod;
import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Compiled.CompiledType;
import cahier.engine.Compiled.CompiledVariable;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Reads from attributed trees what a part declares and what its declarations mention.
final class Extraction {
    private final Signatures signatures;

    Extraction(Context context) {
        signatures = new Signatures(Types.instance(context));
    }

    CompiledPart of(ParsedPart parsed, JCCompilationUnit unit) {
        var imports = new ArrayList<String>();
        var methods = new ArrayList<CompiledMethod>();
        var types = new ArrayList<CompiledType>();
        boolean runs = false;
        String wrapper = parsed.part().wrapper();
        for (Fragment fragment : parsed.fragments()) {
            if (fragment.kind() == Fragment.Kind.IMPORT) {
                imports.add(Imports.normalize(fragment.tree().toString()));
            } else if (parsed.takes(fragment)) {
                runs |= fragment.runs();
                if (fragment.tree() instanceof JCMethodDecl method) {
                    methods.add(method(fragment, wrapper, method));
                } else if (fragment.tree() instanceof JCClassDecl type) {
                    String text = Tokens.of(parsed.part().text().cell().source(), fragment);
                    var references = References.in(type);
                    types.add(
                            new CompiledType(fragment.index(), fragment.name(), text, references));
                }
            }
        }
        var statements = new Statements();
        unit.defs.forEach(statements::scan);
        Map<String, Integer> fragments = new HashMap<>();
        parsed.fragments().stream()
                .filter(f -> f.kind() == Fragment.Kind.VARIABLE)
                .forEach(f -> fragments.put(f.name(), f.index()));
        var variables = new ArrayList<CompiledVariable>();
        for (CellVariable v : statements.variables) {
            VarSymbol field = v.field;
            if (field != null && fragments.containsKey(field.name.toString())) {
                int fragment = fragments.get(field.name.toString());
                variables.add(variable(fragment, wrapper, field, v));
            }
        }
        return new CompiledPart(
                parsed.part(),
                runs,
                statements.valueType == null ? null : display(statements.valueType),
                imports,
                variables,
                methods,
                types);
    }

    private CompiledMethod method(Fragment fragment, String wrapper, JCMethodDecl method) {
        Set<Reference> signs = new LinkedHashSet<>(References.in(method.sym.type));
        method.typarams.forEach(t -> signs.addAll(References.in(t)));
        return new CompiledMethod(
                fragment.index(),
                fragment.name(),
                wrapper,
                signatures.erased(method.sym.type),
                signs,
                References.in(method));
    }

    private CompiledVariable variable(
            int fragment, String wrapper, VarSymbol field, CellVariable statement) {
        return new CompiledVariable(
                fragment,
                field.name.toString(),
                wrapper,
                signatures.erased(field.type),
                signatures.of(field.type),
                display(field.type),
                References.in(field.type));
    }

    private static String display(Type type) {
        if (type.hasTag(TypeTag.BOT)) {
            return "<null>";
        }
        if (type.tsym != null && type.tsym.name.isEmpty() && type instanceof Type.ClassType c) {
            Type shown =
                    c.interfaces_field != null && c.interfaces_field.nonEmpty()
                            ? c.interfaces_field.head
                            : c.supertype_field;
            return Mangling.simpleType(shown.toString());
        }
        return Mangling.simpleType(type.toString());
    }

    /// Finds the declarations and the value among the statements.
    private static final class Statements extends TreeScanner {
        final ArrayList<CellVariable> variables = new ArrayList<>();
        @Nullable Type valueType;

        @Override
        public void visitClassDef(JCClassDecl tree) {
            if (Mangling.isWrapper(tree.name.toString())) {
                super.visitClassDef(tree);
            }
        }

        @Override
        public void visitExec(JCTree.JCExpressionStatement tree) {
            if (tree instanceof CellVariable variable) {
                variables.add(variable);
            }
        }

        @Override
        public void visitBlock(JCTree.JCBlock tree) {
            if (tree instanceof CellValue value
                    && value.valueType != null
                    && !value.valueType.hasTag(TypeTag.VOID)) {
                valueType = value.valueType;
            }
            super.visitBlock(tree);
        }
    }
}
