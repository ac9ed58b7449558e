package cahier.engine;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.comp.Flow;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;

/// Takes `final` off a wrapper's fields once all that could assign to them is attributed: the
/// fields get their values in a method, and a variable that is declared anew keeps its field.
final class CellFlow extends Flow {
    private CellFlow(Context context) {
        super(context);
    }

    static void register(Context context) {
        context.put(flowKey, (Context.Factory<Flow>) CellFlow::new);
    }

    @Override
    public void analyzeTree(Env<AttrContext> env, TreeMaker make) {
        if (Mangling.isWrapper(env.enclClass.name.toString())) {
            for (Symbol member : env.enclClass.sym.members().getSymbols()) {
                if (member instanceof VarSymbol field) {
                    field.flags_field &= ~Flags.FINAL;
                }
            }
        }
        super.analyzeTree(env, make);
    }
}
