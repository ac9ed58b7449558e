package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Symbols.VariableEntry;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers cells that ran to their end, so that the same text runs again without being compiled,
/// as long as all that it may name means what it meant.
///
/// Nothing can tell it from a compilation: what a compilation would declare again, the same as
/// before, is there. A cell of whose classes a part lives with one run only, such as a local class
/// with a static field, is compiled each time. But for the last, a cell that is remembered goes
/// with the next collection: a session of many small cells does not grow.
final class Reruns {
    private static final int MOST = 256;

    private final Map<String, WeakReference<Ended>> ended =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, WeakReference<Ended>> eldest) {
                    return size() > MOST;
                }
            };

    private @Nullable Ended last;

    /// A cell that ran to its end.
    ///
    /// @param meaning the session's [Workspace#meaning()] that it was compiled for
    record Ended(Commit commit, Compiled compiled, CellLoader loader, int meaning) {}

    /// Remembers a cell until it is taken, or something that it may name changes its meaning.
    void put(Ended cell) {
        last = cell;
        ended.put(cell.compiled().main().part().text().source(), new WeakReference<>(cell));
    }

    /// Takes a cell of a text out, as long as it may run again; `null` where it has to be compiled.
    @Nullable Ended take(String source, int meaning) {
        WeakReference<Ended> reference = ended.remove(source);
        Ended cell = reference == null ? null : reference.get();
        return cell != null && cell.meaning() == meaning ? cell : null;
    }

    /// Says whether another run of a compilation's main class is as good as another compilation.
    static boolean isRepeatable(Compiled compiled) {
        String local = Mangling.compiled(compiled.main().part().wrapper()) + "$";
        return compiled.parts().size() == 1
                && !compiled.main().steps().isEmpty()
                && compiled.resets().isEmpty()
                && compiled.classes().keySet().stream().noneMatch(name -> name.startsWith(local));
    }

    /// Says whether a cell's statements mean the same once its variables are declared: none takes
    /// the place of one of another type or constant value, and none that is new is named before its
    /// declaration, where the name was another's.
    static boolean isSettled(Compiled compiled, Symbols before) {
        CompiledPart main = compiled.main();
        for (VariableEntry variable : main.variables()) {
            var old = before.variable(variable.name());
            boolean settled =
                    old.isPresent()
                            ? old.get().isLike(variable)
                            : isFirstNamedByItself(variable, main);
            if (!settled) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFirstNamedByItself(VariableEntry variable, CompiledPart main) {
        List<Fragment> own =
                main.steps().stream()
                        .filter(step -> step.index() == variable.declaration().fragment())
                        .toList();
        if (own.size() != 1) {
            return false;
        }
        int start = own.getFirst().start();
        boolean isAlone = main.steps().stream().filter(step -> step.start() == start).count() == 1;
        String before = main.part().text().source().substring(0, start);
        return isAlone && !before.contains("\\u") && !isNamed(variable.name(), before);
    }

    private static boolean isNamed(String name, String source) {
        for (int at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean starts = at == 0 || !isPart(source.codePointBefore(at));
            boolean ends = end == source.length() || !isPart(source.codePointAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(int character) {
        return Character.isJavaIdentifierPart(character);
    }
}
