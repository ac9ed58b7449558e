package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.comp.Attr;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Enter;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeCopier;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The constants of a cell that annotations of the same cell have as values: annotations are looked
/// at before the statements that declare variables. They are fields of the wrapper as long as that
/// takes.
final class EarlyConstants {
    private final TreeMaker make;
    private final Attr attr;
    private final Log log;
    private final Constants constants;
    private final ClassSymbol wrapper;
    private final Env<AttrContext> env;
    private final List<VarSymbol> fields = new ArrayList<>();

    private EarlyConstants(Context context, JCClassDecl tree) {
        make = TreeMaker.instance(context);
        attr = Attr.instance(context);
        log = Log.instance(context);
        constants = Constants.of(context);
        wrapper = tree.sym;
        env = Enter.instance(context).getClassEnv(wrapper);
    }

    /// Declares the constants of a unit that its annotations may mean.
    ///
    /// @param tree the unit's wrapper
    /// @param named the names in annotations
    static EarlyConstants declare(Context context, JCClassDecl tree, Set<Name> named) {
        var early = new EarlyConstants(context, tree);
        if (!named.isEmpty()) {
            List<JCVariableDecl> declared = declarations(tree);
            Set<Name> wanted = wanted(declared, named);
            declared.stream()
                    .filter(variable -> wanted.contains(variable.name))
                    .forEach(early::declare);
        }
        return early;
    }

    /// Takes the fields away, before the statements declare them.
    void remove() {
        fields.forEach(field -> wrapper.members().remove(field));
    }

    private static List<JCVariableDecl> declarations(JCClassDecl wrapper) {
        var found = new ArrayList<JCVariableDecl>();
        new TreeScanner() {
            @Override
            public void visitExec(JCExpressionStatement tree) {
                boolean isConstant =
                        tree instanceof CellVariable v && v.isFinal && v.declaration.init != null;
                if (isConstant) {
                    found.add(((CellVariable) tree).declaration);
                }
            }

            @Override
            public void visitClassDef(JCClassDecl tree) {
                if (tree == wrapper) {
                    super.visitClassDef(tree);
                }
            }
        }.scan(wrapper);
        return found;
    }

    /// Adds the names that the constants are made of.
    private static Set<Name> wanted(List<JCVariableDecl> declared, Set<Name> named) {
        Set<Name> wanted = new HashSet<>(named);
        for (JCVariableDecl variable : declared.reversed()) {
            if (wanted.contains(variable.name)) {
                new TreeScanner() {
                    @Override
                    public void visitIdent(JCIdent tree) {
                        wanted.add(tree.name);
                    }
                }.scan(variable.init);
            }
        }
        return wanted;
    }

    private void declare(JCVariableDecl variable) {
        // a tree is attributed once, and this one is when its statement's turn comes
        var copier = new TreeCopier<Void>(make);
        JCTree named = copier.copy(variable.vartype);
        JCExpression init = copier.copy(variable.init);
        constants.mark(init);
        var unheard = log.new DiscardDiagnosticHandler();
        try {
            Type type = named == null ? Type.noType : attr.attribType(named, env);
            Type found = attr.attribExpr(init, env, type);
            Type own = named == null ? found : type;
            Object value = Constants.value(own, init);
            if (value != null) {
                long flags = Flags.PUBLIC | Flags.STATIC | Flags.FINAL;
                VarSymbol field = new VarSymbol(flags, variable.name, own, wrapper);
                field.setData(value);
                wrapper.members().enter(field);
                fields.add(field);
            }
        } finally {
            log.popDiagnosticHandler(unheard);
        }
    }
}
