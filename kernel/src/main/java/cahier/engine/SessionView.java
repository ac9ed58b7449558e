package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.VariableEntry;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What the shadow sees of the session: its names as they are now, and what they mean.
final class SessionView {
    private final Workspace workspace;
    private final Runner runner;
    private final Practice practice;
    private @Nullable Shown shown;

    SessionView(Workspace workspace, Runner runner, Practice practice) {
        this.workspace = workspace;
        this.runner = runner;
        this.practice = practice;
    }

    /// What the shadow was told last, which holds while names mean the same.
    private record Shown(String before, int meaning, ShadowShell.State state) {}

    /// Returns the session's names, with those of the start of a cell where that compiles.
    ShadowShell.State state(String before) {
        synchronized (workspace) {
            runner.catchUp();
            int meaning = workspace.meaning();
            if (shown == null || shown.meaning() != meaning || !shown.before().equals(before)) {
                shown = new Shown(before, meaning, stateNow(before));
            }
            return shown.state();
        }
    }

    private ShadowShell.State stateNow(String before) {
        var symbols = workspace.symbols();
        var lines = new ArrayList<>(workspace.importsNow());
        var variables = new LinkedHashMap<String, VariableEntry>();
        symbols.variables().forEach(v -> variables.put(v.name(), v));
        var methods = new LinkedHashMap<String, MethodEntry>();
        symbols.methods().forEach(m -> methods.put(m.name() + m.descriptor(), m));
        var classes = new LinkedHashMap<>(workspace.files().all());
        if (!before.isBlank()) {
            var text = new CellText(new Cell("before", before), lines);
            Compiled compiled = workspace.prepare(text).compiled();
            if (compiled != null) {
                CompiledPart main = compiled.main();
                lines.addAll(main.imports());
                main.variables().forEach(v -> variables.put(v.name(), v));
                main.methods().forEach(m -> methods.put(m.name() + m.descriptor(), m));
                classes.putAll(compiled.classes());
            }
        }
        return new ShadowShell.State(
                List.copyOf(lines),
                List.copyOf(variables.values()),
                List.copyOf(methods.values()),
                classes);
    }

    /// Parses what somebody types, who is then not to be disturbed.
    Outline outline(String source) {
        practice.postpone();
        return workspace.outline(source);
    }

    List<Path> classPath() {
        return workspace.classPath();
    }

    /// Returns the full names of the classes, imported or not, whose simple name starts with a
    /// text.
    List<String> classesStartingWith(String start, Set<String> known) {
        return workspace.classesStartingWith(start, known);
    }

    boolean hasPreview() {
        return workspace.hasPreview();
    }

    /// Returns the type of a variable, or the headers of methods; empty where there are none.
    String signature(String name, boolean method) {
        synchronized (workspace) {
            var symbols = workspace.symbols();
            if (!method) {
                return symbols.variable(name).map(VariableEntry::type).orElse("");
            }
            return symbols.methods(name).stream()
                    .map(m -> m.header().substring(name.length()))
                    .collect(Collectors.joining(" | "));
        }
    }

    /// Finds a class that an expression's type names; `null` where it names none.
    @Nullable Class<?> find(String type) {
        if (type.endsWith("[]")) {
            return Object[].class;
        }
        String name = Mangling.plain(type.replaceAll("<.*", ""));
        synchronized (workspace) {
            return workspace
                    .imports()
                    .meanings(name)
                    .map(this::load)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Loads what a name could mean, in which a dot may stand before a nested class.
    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, workspace.classLoader());
        } catch (ClassNotFoundException e) {
            int dot = name.lastIndexOf('.');
            int before = name.lastIndexOf('.', dot - 1);
            boolean nested = dot > 0 && Character.isUpperCase(name.charAt(before + 1));
            return nested ? load(name.substring(0, dot) + "$" + name.substring(dot + 1)) : null;
        }
    }

    /// Returns what the user's own cells say of a name.
    List<Documentation> ownDocumentation(String name) {
        synchronized (workspace) {
            var symbols = workspace.symbols();
            var found = new ArrayList<Documentation>();
            symbols.variable(name)
                    .ifPresent(v -> found.add(own(v.type() + " " + name, v.declaration())));
            symbols.methods(name).forEach(m -> found.add(own(m.header(), m.declaration())));
            symbols.type(name).ifPresent(t -> found.add(own(name, t.declaration())));
            return found;
        }
    }

    /// Returns where a type of the session's is declared; `null` where there is none of that name.
    @Nullable Declaration typeDeclaration(String name) {
        synchronized (workspace) {
            return workspace.symbols().type(name).map(t -> t.declaration()).orElse(null);
        }
    }

    private Documentation own(String signature, Declaration declaration) {
        String source = declaration.text().source();
        int start =
                outline(source).fragments().stream()
                        .filter(f -> f.index() == declaration.fragment())
                        .findFirst()
                        .map(Fragment::start)
                        .orElse(0);
        return new Documentation(signature, Comments.before(source, start));
    }
}
