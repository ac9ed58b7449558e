package cahier.engine;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.Modules;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;

/// Keeps the graph of modules, which the compiler would build again for every cell: its own modules
/// stay what they are, and cells have none.
final class CellModules extends Modules {
    private final Symtab syms;
    private boolean open;

    private CellModules(Context context) {
        super(context);
        syms = Symtab.instance(context);
    }

    /// Makes a fresh context use this class; does nothing in one that has it. Comes after what else
    /// is registered, as it takes its neighbours from the context at once.
    static void register(Context context) {
        if (context.get(Modules.class) == null) {
            new CellModules(context); // which puts itself there
        }
    }

    /// Prepares a fresh context, so that packages can be looked up and messages are worded as
    /// later.
    static void open(Context context, JavacTaskImpl task) {
        var modules = (CellModules) Modules.instance(context);
        if (!modules.open) {
            task.parse(); // of no files: it prepares the compiler
            modules.initModules(List.nil());
        }
    }

    @Override
    public void initModules(List<JCCompilationUnit> units) {
        if (open) {
            units.forEach(unit -> unit.modle = syms.unnamedModule);
        } else {
            super.initModules(units);
            open = true;
        }
    }

    @Override
    public void newRound() {
        // a round is a cell; the graph stays
    }
}
