package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.TypeEntry;
import cahier.engine.Symbols.VariableEntry;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
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
        var methods = new ArrayList<MethodEntry>();
        var types = new ArrayList<TypeEntry>();
        var steps = new ArrayList<Fragment>();
        CellText text = parsed.part().text();
        String wrapper = parsed.part().wrapper();
        Map<String, Declaration> places = new HashMap<>();
        for (Fragment fragment : parsed.fragments()) {
            var place = new Declaration(text, fragment.index());
            if (fragment.kind() == Fragment.Kind.IMPORT) {
                imports.add(Imports.normalize(fragment.tree().toString()));
            } else if (parsed.takes(fragment)) {
                if (fragment.runs()) {
                    steps.add(fragment);
                    places.put(fragment.name(), place);
                } else if (fragment.tree() instanceof JCMethodDecl method) {
                    methods.add(method(place, wrapper, method));
                } else if (fragment.tree() instanceof JCClassDecl type) {
                    var references = References.in(type);
                    types.add(new TypeEntry(place, fragment.name(), fragment.tokens(), references));
                }
            }
        }
        var statements = new Statements();
        unit.defs.forEach(statements::scan);
        var lambdas = Lambdas.of(unit);
        var variables = new ArrayList<VariableEntry>();
        for (CellVariable v : statements.variables) {
            VarSymbol field = v.field;
            // one that a later declaration hides has another name
            if (field != null && places.containsKey(field.name.toString())) {
                variables.add(
                        variable(
                                places.get(field.name.toString()),
                                wrapper,
                                field,
                                lambdas.mentioned(v),
                                v));
            }
        }
        return new CompiledPart(
                parsed.part(),
                steps,
                statements.valueType == null ? null : display(statements.valueType),
                imports,
                variables,
                methods,
                types,
                statements.runsNow);
    }

    private MethodEntry method(Declaration place, String wrapper, JCMethodDecl method) {
        Set<Reference> signs = new LinkedHashSet<>(References.in(method.sym.type));
        method.typarams.forEach(t -> signs.addAll(References.in(t)));
        return new MethodEntry(
                place,
                method.name.toString(),
                Planner.header(method),
                wrapper,
                signatures.erased(method.sym.type),
                method.sym.type.toString(),
                signs,
                References.in(method));
    }

    private VariableEntry variable(
            Declaration place,
            String wrapper,
            VarSymbol field,
            Set<Reference> lambda,
            CellVariable declared) {
        return new VariableEntry(
                place,
                field.name.toString(),
                wrapper,
                signatures.erased(field.type),
                signatures.of(field.type),
                display(field.type),
                References.in(field.type),
                lambda,
                declared.isFinal,
                declared.constant);
    }

    private static String display(Type type) {
        if (type.hasTag(TypeTag.BOT)) {
            return "<null>";
        }
        if (type.tsym != null && type.tsym.name.isEmpty() && type.tsym instanceof ClassSymbol c) {
            // of one that an earlier cell made, the class file has yet to be read
            c.complete();
            Type shown = c.getInterfaces().nonEmpty() ? c.getInterfaces().head : c.getSuperclass();
            return Mangling.simpleType(shown.toString());
        }
        return Mangling.simpleType(type.toString());
    }

    /// Finds the declarations and the value among the statements.
    private static final class Statements extends TreeScanner {
        final ArrayList<CellVariable> variables = new ArrayList<>();
        final Set<Reference> runsNow = new LinkedHashSet<>();
        @Nullable Type valueType;

        @Override
        public void visitClassDef(JCClassDecl tree) {
            if (Mangling.isWrapper(tree.name.toString())) {
                super.visitClassDef(tree);
            }
        }

        @Override
        public void visitMethodDef(JCMethodDecl tree) {
            if (tree.name.toString().startsWith(Mangling.MAIN)) {
                runsNow.addAll(References.outsideOfLambdas(tree.body));
                super.visitMethodDef(tree);
            }
        }

        @Override
        public void visitExec(JCExpressionStatement tree) {
            if (tree instanceof CellVariable variable) {
                variables.add(variable);
            }
        }

        @Override
        public void visitBlock(JCBlock tree) {
            if (tree instanceof CellValue value
                    && value.valueType != null
                    && !value.valueType.hasTag(TypeTag.VOID)) {
                valueType = value.valueType;
            }
            super.visitBlock(tree);
        }
    }
}
