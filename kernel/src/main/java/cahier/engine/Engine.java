package cahier.engine;

import cahier.engine.Compiled.CompiledPart;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs cells of Java, one after the other, over names that they share.
///
/// A cell is one compilation in a compiler that is kept; it runs on the thread that calls [#run].
/// [#interrupt] may be called from any thread, everything else from one at a time.
public final class Engine implements AutoCloseable {
    private final Compiler compiler;
    private final Symbols symbols = new Symbols();
    private final Imports imports = new Imports();
    private final World world = new World();
    private final UserLoader userLoader = new UserLoader(Engine.class.getClassLoader());
    private final List<Path> userPath = new ArrayList<>();
    private final List<String> unproved = new ArrayList<>();
    private final List<String> dormant = new ArrayList<>();
    private int generation;

    private Engine(EngineOptions options) {
        compiler = new Compiler(options.preview());
        addToClassPath(options.classPath());
        addImports(options.imports());
    }

    /// Opens a session; returns at once, while the compiler is warmed on a thread of its own.
    public static Engine open(EngineOptions options) {
        var engine = new Engine(options);
        Thread.ofPlatform().daemon().name("cahier-compiler").start(engine::warm);
        return engine;
    }

    private void warm() {
        prepare(new Cell("warm", "int x = 1; void f() {} x + 1"));
    }

    /// Runs a cell on the calling thread; what it prints and shows is the caller's to catch.
    public Outcome run(Cell cell) {
        world.interrupts().begin();
        boolean interrupted = false;
        try {
            var notices = new ArrayList<String>();
            Prepared prepared = prepare(cell);
            if (prepared.compiled == null) {
                return new Outcome(new Result.Rejected(prepared.problems), notices);
            }
            CompiledPart main = prepared.compiled.parts().getFirst();
            CellLoader loader = commit(prepared.compiled);
            return new Outcome(execute(main, loader), notices);
        } finally {
            world.interrupts().end();
        }
    }

    private record Prepared(@Nullable Compiled compiled, List<Problem> problems) {}

    private synchronized Prepared prepare(Cell cell) {
        proveImports();
        generation++;
        CellText text = CellText.of(cell, imports.lines());
        Part part = Part.whole(text, Mangling.wrapper(generation));
        Compilation compilation = compiler.compile(List.of(part), symbols);
        if (compilation.diagnosis().hasErrors()) {
            List<Problem> problems =
                    compilation.diagnosis().errors().stream()
                            .map(f -> Diagnosis.problem(f, cell.source(), null))
                            .toList();
            return new Prepared(null, problems);
        }
        return new Prepared(compilation.compiled(), List.of());
    }

    /// Keeps those of the imports to come that resolve.
    private void proveImports() {
        for (String line : unproved) {
            CellText text = CellText.of(new Cell("imports", ""), List.of(line));
            generation++;
            Part part = Part.whole(text, Mangling.wrapper(generation));
            if (compiler.compile(List.of(part), symbols).diagnosis().hasErrors()) {
                dormant.add(line);
            } else {
                imports.add(line);
            }
        }
        unproved.clear();
    }

    private synchronized CellLoader commit(Compiled compiled) {
        Map<Weaver.KeptField, String> kept = new HashMap<>();
        for (CompiledPart part : compiled.parts()) {
            for (Compiled.CompiledVariable v : part.variables()) {
                symbols.variable(v.name())
                        .filter(old -> old.signature().equals(v.signature()))
                        .ifPresent(
                                old ->
                                        kept.put(
                                                new Weaver.KeptField(
                                                        internal(v.wrapper()),
                                                        v.name(),
                                                        v.descriptor()),
                                                internal(old.wrapper())));
            }
        }
        var weaver = new Weaver(kept);
        var classes = new LinkedHashMap<String, byte[]>();
        compiled.classes()
                .forEach((name, bytes) -> classes.put(Mangling.plain(name), weaver.weave(bytes)));
        CellLoader loader = world.define(generation, classes, userLoader);
        compiler.files().commit(compiled.classes());
        for (CompiledPart part : compiled.parts()) {
            register(part, kept);
        }
        return loader;
    }

    private void register(CompiledPart part, Map<Weaver.KeptField, String> kept) {
        CellText text = part.part().text();
        part.imports().forEach(imports::add);
        for (Compiled.CompiledType t : part.types()) {
            imports.hideType(t.name());
            symbols.put(
                    new Symbols.TypeEntry(text, t.fragment(), t.name(), t.text(), t.references()));
        }
        for (Compiled.CompiledMethod m : part.methods()) {
            symbols.put(
                    new Symbols.MethodEntry(
                            text,
                            m.fragment(),
                            m.name(),
                            m.wrapper(),
                            m.descriptor(),
                            m.signs(),
                            m.references()));
        }
        for (Compiled.CompiledVariable v : part.variables()) {
            var field = new Weaver.KeptField(internal(v.wrapper()), v.name(), v.descriptor());
            String wrapper = Mangling.plain(kept.getOrDefault(field, internal(v.wrapper())));
            symbols.put(
                    new Symbols.VariableEntry(
                            text,
                            v.fragment(),
                            v.name(),
                            wrapper,
                            v.descriptor(),
                            v.signature(),
                            v.type(),
                            v.references()));
        }
    }

    private static String internal(String wrapper) {
        return Mangling.PACKAGE + "/" + wrapper;
    }

    private Result execute(CompiledPart part, CellLoader loader) {
        if (!part.runs()) {
            return new Result.Nothing();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            world.interrupts().throwIfRequested();
            Class<?> wrapper = loader.loadClass(part.part().wrapper());
            Object value = wrapper.getMethod(Mangling.MAIN).invoke(null);
            return part.valueType() == null
                    ? new Result.Nothing()
                    : new Result.Value(value, part.valueType());
        } catch (InvocationTargetException e) {
            return failure(e.getCause());
        } catch (CellInterrupted e) {
            return new Result.Interrupted();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("wrapper cannot be run", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Result failure(Throwable thrown) {
        if (thrown instanceof CellInterrupted) {
            return new Result.Interrupted();
        }
        if (thrown instanceof CellExit exit) {
            return new Result.Exited(exit.status());
        }
        Traces.clean(thrown);
        return new Result.Thrown(thrown);
    }

    /// Does work on the calling thread that may call the cells' code, such as rendering a value by
    /// its `toString`, so that [#interrupt] stops it.
    ///
    /// @throws CellInterrupted where it was stopped
    public void runStoppable(Runnable work) {
        world.interrupts().begin();
        try {
            work.run();
        } finally {
            world.interrupts().end();
        }
    }

    /// Asks the running cell to stop; does nothing where none runs.
    public void interrupt() {
        world.interrupts().interrupt();
    }

    /// Adds jars and folders to what later cells see; they win over what the application has.
    public synchronized void addToClassPath(List<Path> jarsOrFolders) {
        for (Path path : jarsOrFolders) {
            if (!userPath.contains(path)) {
                userPath.add(path);
                userLoader.add(path);
            }
        }
        var all = new ArrayList<>(userPath);
        all.addAll(Compiler.applicationPath());
        compiler.setClassPath(all);
        unproved.addAll(dormant);
        dormant.clear();
    }

    /// Adds imports for later cells; those that do not resolve wait until the class path grows.
    public synchronized void addImports(List<String> lines) {
        lines.stream().map(Imports::normalize).forEach(unproved::add);
    }

    /// Returns the imports in effect, as they stand in source without `import` and `;`.
    public synchronized List<String> imports() {
        proveImports();
        return imports.lines();
    }

    /// Returns the session's variables with what they hold now.
    public synchronized List<Variable> variables() {
        return symbols.variables().stream()
                .map(v -> new Variable(v.name(), v.type(), value(v)))
                .toList();
    }

    private @Nullable Object value(Symbols.VariableEntry variable) {
        try {
            CellLoader loader = world.loaderOf(variable.wrapper(), generation);
            return loader == null
                    ? null
                    : loader.loadClass(variable.wrapper()).getField(variable.name()).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("variable cannot be read: " + variable.name(), e);
        }
    }

    /// Returns the loader that sees everything the session has now.
    public synchronized ClassLoader classLoader() {
        return new CellLoader(world, generation, Map.of(), userLoader);
    }

    @Override
    public void close() {
        compiler.close();
    }
}
