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

/// Finds what must be compiled again when names change their meaning.
///
/// A type that is compiled again is another type, so that it changes in its turn; a method does so
/// only for those who call it with the changed types in its header.
final class Dependents {
    private final Symbols symbols;
    private final Set<Reference> changed = new HashSet<>();
    private final Deque<Reference> open = new ArrayDeque<>();

    private final Set<MethodEntry> methods = new LinkedHashSet<>();
    private final Set<TypeEntry> types = new LinkedHashSet<>();
    private final Set<VariableEntry> resets = new LinkedHashSet<>();

    Dependents(Symbols symbols) {
        this.symbols = symbols;
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

    Set<VariableEntry> resets() {
        return resets;
    }
}
