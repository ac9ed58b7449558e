package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The session's names and what they mean now.
final class Symbols {
    private final Map<String, VariableEntry> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, MethodEntry>> methods = new LinkedHashMap<>();
    private final Map<String, TypeEntry> types = new LinkedHashMap<>();
    private final Map<Declaration, Waiting> waiting = new LinkedHashMap<>();

    /// How many variables and methods stand in each wrapper, and whether its cell still runs.
    private final Map<String, Integer> holders = new HashMap<>();

    private int meaning;

    /// A variable, which is a static field of a wrapper.
    ///
    /// @param references what its type mentions
    /// @param lambda what the lambda mentions that it is declared with; empty where there is none
    /// @param isFinal whether later cells may not assign to it
    /// @param constant the value of a constant variable, as the compiler keeps it
    record VariableEntry(
            Declaration declaration,
            String name,
            String wrapper,
            String descriptor,
            String signature,
            String type,
            Set<Reference> references,
            Set<Reference> lambda,
            boolean isFinal,
            @Nullable Object constant) {

        /// Says whether code that was compiled for another variable of this name is right for this
        /// one too, wherever they were declared.
        boolean means(VariableEntry other) {
            return wrapper.equals(other.wrapper) && isLike(other);
        }

        /// Says whether another variable of this name is of the same kind, wherever it is kept.
        boolean isLike(VariableEntry other) {
            return signature.equals(other.signature)
                    && isFinal == other.isFinal
                    && Objects.equals(constant, other.constant);
        }

        /// Returns the same variable in another wrapper.
        VariableEntry in(String other) {
            return new VariableEntry(
                    declaration,
                    name,
                    other,
                    descriptor,
                    signature,
                    type,
                    references,
                    lambda,
                    isFinal,
                    constant);
        }
    }

    /// A method of a wrapper.
    record MethodEntry(
            Declaration declaration,
            String name,
            String header,
            String wrapper,
            String descriptor,
            String signature,
            Set<Reference> signs,
            Set<Reference> references) {

        /// Says whether who was compiled to call another method can call this one as well: what
        /// arguments and results are made of counts, which a descriptor does not say.
        boolean isCalledAs(MethodEntry other) {
            return descriptor.equals(other.descriptor) && signature.equals(other.signature);
        }
    }

    /// A class, interface, record, enum or annotation.
    record TypeEntry(
            Declaration declaration, String name, String tokens, Set<Reference> references) {}

    /// A declaration that was accepted but cannot be used, or not in full, before a name arrives.
    ///
    /// @param header what it declares: `f(int)` or `Point`
    /// @param missing the names, any of which is reason to try again
    /// @param reason what the user is told
    record Waiting(
            Declaration declaration,
            boolean type,
            String name,
            String header,
            Set<String> missing,
            String reason) {}

    /// Returns a number that is another one whenever a name has come, or means something else.
    int meaning() {
        return meaning;
    }

    /// Forgets every name.
    void clear() {
        meaning++;
        variables.clear();
        methods.clear();
        types.clear();
        waiting.clear();
        holders.clear();
    }

    static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
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

    List<Waiting> waiting() {
        return new ArrayList<>(waiting.values());
    }

    /// Adds a variable.
    ///
    /// @return the one of the same name that it replaces
    Optional<VariableEntry> put(VariableEntry entry) {
        VariableEntry old = variables.put(entry.name(), entry);
        if (old == null || !entry.means(old)) {
            meaning++;
        }
        hold(entry.wrapper(), old == null ? null : old.wrapper());
        return Optional.ofNullable(old);
    }

    private void hold(String wrapper, @Nullable String before) {
        hold(wrapper);
        if (before != null) {
            release(before);
        }
    }

    /// Holds a wrapper, as a variable or a method in it does, until it is released.
    void hold(String wrapper) {
        holders.merge(wrapper, 1, Integer::sum);
    }

    void release(String wrapper) {
        holders.computeIfPresent(wrapper, (name, count) -> count == 1 ? null : count - 1);
    }

    /// Says whether a variable or a method stands in a wrapper, or its cell still runs.
    boolean isHeld(String wrapper) {
        return holders.containsKey(wrapper);
    }

    /// Adds a type; one of the same name that waits for something is given up.
    void put(TypeEntry entry) {
        meaning++;
        types.put(entry.name(), entry);
        waiting.values().removeIf(w -> w.type() && w.name().equals(entry.name()));
    }

    /// Adds a method.
    ///
    /// @return the one of the same name and parameters that it replaces
    Optional<MethodEntry> put(MethodEntry entry) {
        meaning++;
        String header = Planner.erased(entry.header());
        waiting.values().removeIf(w -> !w.type() && Planner.erased(w.header()).equals(header));
        MethodEntry old =
                methods.computeIfAbsent(entry.name(), n -> new LinkedHashMap<>())
                        .put(parameters(entry.descriptor()), entry);
        hold(entry.wrapper(), old == null ? null : old.wrapper());
        return Optional.ofNullable(old);
    }

    /// Adds a declaration that waits, in place of an earlier one of the same name or header.
    void put(Waiting entry) {
        meaning++;
        waiting.values()
                .removeIf(w -> w.type() == entry.type() && w.header().equals(entry.header()));
        waiting.put(entry.declaration(), entry);
    }
}
