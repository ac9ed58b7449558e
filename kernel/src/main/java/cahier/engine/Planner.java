package cahier.engine;

import cahier.engine.Fragment.Kind;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.TypeEntry;
import cahier.engine.Symbols.VariableEntry;
import cahier.engine.Symbols.Waiting;

import com.sun.tools.javac.tree.JCTree.JCMethodDecl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Decides what is compiled with a cell; learns from one attempt to the next.
final class Planner {
    private final Symbols symbols;
    private final Function<CellText, String> wrappers;

    /// Names of methods and variables that the last attempt found changed.
    private final Set<Reference> changed = new HashSet<>();

    /// Declarations whose bodies do not compile, with what they say when they are used.
    private final Map<Declaration, String> waiting = new HashMap<>();

    /// Declarations of which not even the header compiles.
    private final Set<Declaration> dropped = new HashSet<>();

    /// Variables whose lambda does not compile any more.
    private final Set<Declaration> kept = new HashSet<>();

    private final Predicate<VariableEntry> isOriginal;
    private boolean switchAsStatement;

    /// @param isOriginal whether a variable holds the lambda that it was declared with
    Planner(
            Symbols symbols,
            Function<CellText, String> wrappers,
            Predicate<VariableEntry> isOriginal) {
        this.symbols = symbols;
        this.wrappers = wrappers;
        this.isOriginal = isOriginal;
    }

    /// Takes names as changed in meaning.
    ///
    /// @return whether that is news
    boolean change(Set<Reference> names) {
        return changed.addAll(names);
    }

    boolean await(Declaration declaration, String reason) {
        return waiting.putIfAbsent(declaration, reason) == null;
    }

    boolean drop(Declaration declaration) {
        return dropped.add(declaration);
    }

    /// Leaves a variable's lambda as it is.
    boolean keep(Declaration declaration) {
        return kept.add(declaration);
    }

    boolean takeSwitchAsStatement() {
        boolean news = !switchAsStatement;
        switchAsStatement = true;
        return news;
    }

    Plan plan(ParsedCell cell) {
        CellText text = cell.text();
        Set<Integer> same = unchanged(cell);
        var dependents =
                new Dependents(symbols, v -> !kept.contains(v.declaration()) && isOriginal.test(v));
        var arriving = new HashSet<String>();
        var headers = new HashSet<String>();
        var typeNames = new HashSet<String>();
        var variableNames = new HashSet<String>();
        for (Fragment fragment : cell.fragments()) {
            if (same.contains(fragment.index())) {
                continue;
            }
            arriving.add(fragment.name());
            if (fragment.kind() == Kind.TYPE) {
                typeNames.add(fragment.name());
                if (symbols.type(fragment.name()).isPresent()) {
                    dependents.change(new Reference(Reference.Kind.TYPE, fragment.name()));
                }
            } else if (fragment.kind() == Kind.VARIABLE) {
                variableNames.add(fragment.name());
            } else if (fragment.tree() instanceof JCMethodDecl method) {
                headers.add(erased(header(method)));
            }
        }
        changed.forEach(dependents::change);
        var again = new LinkedHashMap<CellText, Set<Integer>>();
        for (TypeEntry type : dependents.types()) {
            if (!typeNames.contains(type.name())) {
                add(again, type.declaration());
            }
        }
        for (MethodEntry method : dependents.methods()) {
            if (!headers.contains(erased(method.header()))) {
                add(again, method.declaration());
            }
        }
        for (Waiting entry : symbols.waiting()) {
            boolean replaced =
                    entry.type()
                            ? typeNames.contains(entry.name())
                            : headers.contains(erased(entry.header()));
            if (!replaced && arrives(entry, arriving)) {
                add(again, entry.declaration());
            }
        }
        var remade = new ArrayList<VariableEntry>();
        for (VariableEntry variable : dependents.remade()) {
            if (!variableNames.contains(variable.name())) {
                add(again, variable.declaration());
                remade.add(variable);
            }
        }
        again.remove(text);
        var resets = new ArrayList<VariableEntry>();
        for (VariableEntry variable : dependents.resets()) {
            if (!variableNames.contains(variable.name())) {
                resets.add(variable);
            }
        }
        var others = new ArrayList<Part>();
        Part main = part(text, index -> !same.contains(index), true);
        again.forEach((other, indices) -> others.add(part(other, indices::contains, false)));
        return new Plan(main, others, remade, resets);
    }

    /// Says whether something that a declaration waits for may be there now: the name itself, or a
    /// declaration that waits for it too.
    private boolean arrives(Waiting entry, Set<String> arriving) {
        var names = new HashSet<>(arriving);
        boolean more = true;
        while (more) {
            more = false;
            for (Waiting other : symbols.waiting()) {
                if (other.missing().stream().anyMatch(names::contains)) {
                    more |= names.add(other.name());
                }
            }
        }
        return entry.missing().stream().anyMatch(names::contains);
    }

    private void add(Map<CellText, Set<Integer>> again, Declaration declaration) {
        again.computeIfAbsent(declaration.text(), t -> new HashSet<>()).add(declaration.fragment());
    }

    private Part part(CellText text, IntPredicate selected, boolean isMain) {
        var stubs = new HashMap<Integer, String>();
        waiting.forEach(
                (declaration, reason) -> {
                    if (declaration.text() == text) {
                        stubs.put(declaration.fragment(), reason);
                    }
                });
        Set<Declaration> without = Set.copyOf(dropped);
        return new Part(
                text,
                wrappers.apply(text),
                index -> selected.test(index) && !without.contains(new Declaration(text, index)),
                stubs,
                isMain,
                switchAsStatement);
    }

    /// Finds the types that the cell declares as they were declared before, and which mean the
    /// same: they stay, with their objects.
    private Set<Integer> unchanged(ParsedCell cell) {
        if (cell.fragments().stream().noneMatch(f -> f.kind() == Kind.TYPE)) {
            return Set.of();
        }
        Map<String, Fragment> same = new HashMap<>();
        Set<Reference> altered = new HashSet<>(changed);
        var counts =
                cell.fragments().stream()
                        .filter(f -> f.kind() == Kind.TYPE)
                        .collect(Collectors.groupingBy(Fragment::name, Collectors.counting()));
        for (Fragment fragment : cell.fragments()) {
            if (fragment.kind() != Kind.TYPE) {
                continue;
            }
            boolean equal =
                    counts.get(fragment.name()) == 1
                            && symbols.type(fragment.name())
                                    .filter(t -> t.tokens().equals(fragment.tokens()))
                                    .filter(t -> !isWaiting(t.declaration()))
                                    .isPresent();
            if (equal) {
                same.put(fragment.name(), fragment);
            } else {
                altered.add(new Reference(Reference.Kind.TYPE, fragment.name()));
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String name : List.copyOf(same.keySet())) {
                Set<Reference> references = symbols.type(name).orElseThrow().references();
                if (references.stream().anyMatch(altered::contains)) {
                    same.remove(name);
                    altered.add(new Reference(Reference.Kind.TYPE, name));
                    more = true;
                }
            }
        }
        return same.values().stream().map(Fragment::index).collect(Collectors.toSet());
    }

    private boolean isWaiting(Declaration declaration) {
        return symbols.waiting().stream().anyMatch(w -> w.declaration().equals(declaration));
    }

    /// Returns a header without what its types are made of, `f(int,List)`: of two methods that
    /// differ in nothing else, the later replaces the earlier.
    static String erased(String header) {
        String erased = header.replaceAll("<[^<>]*>", "");
        return erased.equals(header) ? header : erased(erased);
    }

    /// Names a method with its parameter types as they stand in source: `f(int,List<String>)`.
    static String header(JCMethodDecl method) {
        return method.params.stream()
                .map(p -> String.valueOf(p.vartype))
                .collect(Collectors.joining(",", method.name + "(", ")"));
    }
}
