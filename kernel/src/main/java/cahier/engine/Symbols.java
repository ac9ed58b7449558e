package cahier.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The session's names and what they mean now.
final class Symbols {
    private final Map<String, VariableEntry> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, MethodEntry>> methods = new LinkedHashMap<>();
    private final Map<String, TypeEntry> types = new LinkedHashMap<>();

    /// A variable, which is a static field of a wrapper.
    record VariableEntry(
            CellText text,
            int fragment,
            String name,
            String wrapper,
            String descriptor,
            String signature,
            String type,
            Set<Reference> references) {}

    /// A method of a wrapper.
    record MethodEntry(
            CellText text,
            int fragment,
            String name,
            String wrapper,
            String descriptor,
            Set<Reference> signs,
            Set<Reference> references) {}

    /// A class, interface, record, enum or annotation.
    record TypeEntry(
            CellText text, int fragment, String name, String tokens, Set<Reference> references) {}

    static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    boolean hasType(String name) {
        return types.containsKey(name);
    }

    Optional<TypeEntry> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<VariableEntry> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Collection<MethodEntry> methods(String name) {
        return methods.getOrDefault(name, Map.of()).values();
    }

    List<VariableEntry> variables() {
        return List.copyOf(variables.values());
    }

    List<TypeEntry> types() {
        return List.copyOf(types.values());
    }

    List<MethodEntry> methods() {
        return methods.values().stream().flatMap(m -> m.values().stream()).toList();
    }

    void put(VariableEntry entry) {
        variables.put(entry.name(), entry);
    }

    void put(TypeEntry entry) {
        types.put(entry.name(), entry);
    }

    void put(MethodEntry entry) {
        methods.computeIfAbsent(entry.name(), n -> new LinkedHashMap<>())
                .put(parameters(entry.descriptor()), entry);
    }
}
