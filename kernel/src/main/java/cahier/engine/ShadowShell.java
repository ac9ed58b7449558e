package cahier.engine;

import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.VariableEntry;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A JShell that knows the session's names and evaluates nothing.
final class ShadowShell implements AutoCloseable {
    /// How many states of the session's names a shell takes: its compiler never forgets one.
    private static final int MOST_STATES = 60;

    private final ShadowFiles files;
    private final JShell shell;
    private final List<Path> classPath;
    private final Map<String, Snippet> imports = new LinkedHashMap<>();
    private @Nullable State shown;
    private int states;
    private boolean knowsSources;

    /// What the shadow knows of the session.
    ///
    /// @param classes class files as the compiler wrote them, by binary name
    record State(
            List<String> imports,
            List<VariableEntry> variables,
            List<MethodEntry> methods,
            Map<String, byte[]> classes) {

        /// Returns the types of the variables, by name.
        Map<String, String> types() {
            return variables.stream()
                    .collect(Collectors.toMap(VariableEntry::name, VariableEntry::type));
        }
    }

    ShadowShell(List<Path> classPath, boolean preview) {
        this.classPath = classPath;
        files = new ShadowFiles(classPath);
        ShellIndex.fill(classPath);
        var builder =
                JShell.builder()
                        .executionEngine(NoExecution.provider(), Map.of())
                        .fileManager(files::over);
        if (preview) {
            builder.compilerOptions("--enable-preview", "--release", "25");
        }
        shell = builder.build();
        classPath.forEach(path -> shell.addToClasspath(path.toString()));
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /// Returns the analysis once it knows the sources too, which only who asks for documentation
    /// waits for.
    SourceCodeAnalysis analysisWithSources() {
        if (!knowsSources) {
            SourceJars.offer(analysis(), SourceJars.beside(classPath));
            knowsSources = true;
        }
        return analysis();
    }

    /// Takes over the session's names as they are now.
    void show(State state) {
        if (state.equals(shown)) {
            return;
        }
        var wanted = new ArrayList<>(state.imports());
        boolean names =
                shown == null
                        || !state.variables().equals(shown.variables())
                        || !state.methods().equals(shown.methods())
                        || !state.classes().equals(shown.classes());
        if (names) {
            states++;
            var made = new SessionNames(state.classes());
            files.offer(packageName(), made.classes(state.variables(), state.methods()));
        }
        wanted.add("static " + packageName() + "." + SessionNames.HOLDER + ".*");
        wanted.add(packageName() + ".*");
        for (String line : List.copyOf(imports.keySet())) {
            if (!wanted.contains(line)) {
                shell.drop(Objects.requireNonNull(imports.remove(line)));
            }
        }
        for (String line : wanted) {
            if (!imports.containsKey(line)) {
                for (SnippetEvent event : shell.eval("import " + line + ";")) {
                    imports.put(line, event.snippet());
                }
            }
        }
        shown = state;
    }

    /// Says whether another shell should take this one's place.
    boolean isFull() {
        return states > MOST_STATES;
    }

    private String packageName() {
        return Mangling.PACKAGE + states;
    }

    @Override
    public void close() {
        shell.close();
        files.close();
    }
}
