package cahier.engine;

import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.Completer;
import com.sun.tools.javac.util.Context;

import org.jspecify.annotations.Nullable;

/// Finds the session's classes by name, one at a time.
///
/// The compiler would list their package, which costs more with every cell; here the package stays
/// empty and a class is read when something refers to it.
final class SessionFinder extends ClassFinder {
    private static final Context.Key<Boolean> REGISTERED = new Context.Key<>();

    private final SessionFiles files;
    private @Nullable Completer completer;

    private SessionFinder(Context context, SessionFiles files) {
        super(context);
        this.files = files;
    }

    /// Makes a fresh context use this class; does nothing in one that has it.
    static void register(Context context, SessionFiles files) {
        if (context.get(REGISTERED) == null) {
            context.put(REGISTERED, Boolean.TRUE);
            context.put(
                    classFinderKey,
                    (Context.Factory<ClassFinder>) c -> new SessionFinder(c, files));
        }
    }

    /// Returns the completer of all symbols; called while the superclass is being constructed.
    @Override
    public Completer getCompleter() {
        if (completer == null) {
            Completer inherited = super.getCompleter();
            // a class, for the start-up cache keeps no lambda of a type that has constants
            completer =
                    new Completer() {
                        @Override
                        public void complete(Symbol symbol) {
                            SessionFinder.this.complete(symbol, inherited);
                        }
                    };
        }
        return completer;
    }

    private void complete(Symbol symbol, Completer inherited) {
        if (symbol instanceof ClassSymbol type
                && type.classfile == null
                && type.flatname.toString().startsWith(Mangling.PACKAGE)) {
            type.classfile = files.session(type.flatname.toString());
        }
        inherited.complete(symbol);
    }
}
