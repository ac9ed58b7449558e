package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/// Knows which variables still hold the lambda of their declaration.
final class Originals {
    private final Map<String, WeakReference<Object>> lambdas = new HashMap<>();

    /// Remembers what a variable holds after its declaration.
    void put(VariableEntry variable, @Nullable Object value) {
        if (variable.lambda().isEmpty() || value == null) {
            lambdas.remove(variable.name());
        } else {
            lambdas.put(variable.name(), new WeakReference<>(value));
        }
    }

    /// Says whether a value is the lambda that the variable was declared with.
    boolean isOriginal(VariableEntry variable, @Nullable Object value) {
        WeakReference<Object> original = lambdas.get(variable.name());
        return original != null && value != null && original.get() == value;
    }

    void clear() {
        lambdas.clear();
    }
}
