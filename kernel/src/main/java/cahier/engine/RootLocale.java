package cahier.engine;

import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.util.Context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

/// Makes pools whose compiler speaks the root locale, in which errors are shown everywhere.
///
/// A pool makes its compiler for the default locale, and offers no way to ask for another. The JDK
/// holds no words for most locales; it looks for them in every jar of the class path, and reading
/// what tens of jars hold takes as long as the first cell.
final class RootLocale {
    private static final String CONTEXT = "com.sun.tools.javac.api.JavacTaskPool$ReusableContext";
    private static final String CONTEXTS = "options2Contexts";

    private RootLocale() {}

    /// Makes a pool of one compiler.
    ///
    /// @param options what the compiler will be called with
    static JavacTaskPool pool(List<String> options) {
        var pool = new JavacTaskPool(1);
        try {
            prepare(pool, new ArrayList<>(options));
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            // in a JDK whose pool is made in another way: nothing is lost but time
            System.getLogger(RootLocale.class.getName())
                    .log(System.Logger.Level.DEBUG, "compilers of the default locale", otherwise);
        }
        return pool;
    }

    @SuppressWarnings("unchecked")
    private static void prepare(JavacTaskPool pool, List<String> options)
            throws ReflectiveOperationException {
        var constructor = Class.forName(CONTEXT).getDeclaredConstructor(List.class);
        constructor.setAccessible(true);
        var contexts = JavacTaskPool.class.getDeclaredField(CONTEXTS);
        contexts.setAccessible(true);
        var context = (Context) constructor.newInstance(options);
        context.put(Locale.class, Locale.ROOT);
        var ready = new ArrayDeque<Context>(List.of(context));
        ((Map<List<String>, Queue<Context>>) contexts.get(pool)).put(options, ready);
    }
}
