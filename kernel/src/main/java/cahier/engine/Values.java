package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;

/// What the session's variables hold, in the static fields of their wrappers.
final class Values {
    private final World world;

    Values(World world) {
        this.world = world;
    }

    /// Returns what a variable holds now.
    @Nullable Object of(VariableEntry variable) {
        try {
            Field field = field(variable);
            return field == null ? null : field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("variable cannot be read: " + variable.name(), e);
        }
    }

    /// Sets variables to null, so that what only they hold is freed.
    void free(List<VariableEntry> variables) {
        variables.stream().filter(Values::isReference).forEach(this::free);
    }

    /// Lets go of what a cell that ran out of memory has put into its variables: most likely the
    /// memory is there, and without some no further cell can even be compiled.
    ///
    /// @return what its reader must know
    List<String> giveBack(List<VariableEntry> declared) {
        var held = declared.stream().filter(v -> isReference(v) && of(v) != null).toList();
        if (held.isEmpty() || !Reserve.isShort()) {
            return List.of();
        }
        free(held);
        var names = held.stream().map(VariableEntry::name).collect(Collectors.joining(", "));
        return List.of(
                names
                        + (held.size() == 1 ? " was" : " were")
                        + " set to null, so that the memory is free again");
    }

    private static boolean isReference(VariableEntry variable) {
        return variable.descriptor().startsWith("L") || variable.descriptor().startsWith("[");
    }

    private void free(VariableEntry variable) {
        try {
            Field field = field(variable);
            if (field != null) {
                field.set(null, null);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("variable cannot be freed: " + variable.name(), e);
        }
    }

    /// Finds a variable's field; `null` where its wrapper was forgotten.
    private @Nullable Field field(VariableEntry variable) throws ReflectiveOperationException {
        CellLoader loader = world.loaderOf(variable.wrapper());
        return loader == null
                ? null
                : loader.loadClass(variable.wrapper()).getField(variable.name());
    }
}
