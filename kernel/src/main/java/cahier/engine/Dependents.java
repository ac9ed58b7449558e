package cahier.engine;

import cahier.engine.Reference.Kind;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.TypeEntry;
import cahier.engine.Symbols.VariableEntry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/// Finds what must be compiled again when names change their meaning.
///
/// A type that is compiled again is another type, so that it changes in its turn; a method does so
/// only for those who call it with the changed types in its header.
final class Dependents {
    private final Symbols symbols;
    private final Predicate<VariableEntry> isMadeAgain;
    private final Set<Reference> changed = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();

    private final Set<MethodEntry> methods = new LinkedHashSet<>();
    private final Set<TypeEntry> types = new LinkedHashSet<>();
    private final Set<VariableEntry> resets = new LinkedHashSet<>();
    private final Set<VariableEntry> remade = new LinkedHashSet<>();

    /// @param isMadeAgain whether a variable can have its lambda made again
    Dependents(Symbols symbols, Predicate<VariableEntry> isMadeAgain) {
        this.symbols = symbols;
        this.isMadeAgain = isMadeAgain;
    }

    /// Counts a name as changed, with all that follows from it.
    void change(Reference name) {
        mark(name);
        while (!open.isEmpty()) {
            spread(open.remove());
        }
    }

    private void mark(Reference name) {
        if (changed.add(name)) {
            open.add(name);
        }
    }

    private void spread(Reference name) {
        for (TypeEntry type : symbols.types()) {
            if (type.references().contains(name)) {
                types.add(type);
                mark(new Reference(Kind.TYPE, type.name()));
            }
        }
        for (MethodEntry method : symbols.methods()) {
            if (method.references().contains(name)) {
                methods.add(method);
            }
            if (method.signs().contains(name)) {
                mark(new Reference(Kind.METHOD, method.name()));
            }
        }
        for (VariableEntry variable : symbols.variables()) {
            if (variable.lambda().contains(name) && isMadeAgain.test(variable)) {
                remade.add(variable);
            }
            if (name.kind() == Kind.TYPE && variable.references().contains(name)) {
                resets.add(variable);
                mark(new Reference(Kind.VARIABLE, variable.name()));
            }
        }
    }

    Set<MethodEntry> methods() {
        return methods;
    }

    Set<TypeEntry> types() {
        return types;
    }

    /// Returns the variables whose type has changed; the value of those is lost that are not
    /// [#remade()].
    Set<VariableEntry> resets() {
        return resets;
    }

    /// Returns the variables whose lambda must be made again, as it mentions what has changed.
    Set<VariableEntry> remade() {
        return remade;
    }
}
