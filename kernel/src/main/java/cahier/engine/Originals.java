package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/// Knows which variables still hold the lambda of their declaration.
final class Originals {
    private final Values values;
    private final Map<String, WeakReference<Object>> lambdas = new HashMap<>();

    Originals(Values values) {
        this.values = values;
    }

    /// Remembers what a variable holds after its declaration.
    void put(VariableEntry variable) {
        Object value = variable.lambda().isEmpty() ? null : values.of(variable);
        if (value == null) {
            lambdas.remove(variable.name());
        } else {
            lambdas.put(variable.name(), new WeakReference<>(value));
        }
    }

    /// Says whether a variable still holds the lambda that it was declared with.
    boolean isOriginal(VariableEntry variable) {
        WeakReference<Object> original = lambdas.get(variable.name());
        Object value = values.of(variable);
        return original != null && value != null && original.get() == value;
    }

    void clear() {
        lambdas.clear();
    }
}
