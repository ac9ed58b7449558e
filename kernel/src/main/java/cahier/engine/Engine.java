package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Preparation.Prepared;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs cells of Java, one after the other, over names that they share.
///
/// A cell is one compilation in a compiler that is kept; it runs on the thread that calls [#run].
/// Any thread may call anything: cells are compiled one after the other, and run at the same time.
public final class Engine implements AutoCloseable {
    private final Compiler compiler;
    private final Symbols symbols = new Symbols();
    private final Imports imports = new Imports();
    private final Hints hints = new Hints(symbols);
    private final World world = new World();
    private final Originals originals = new Originals();
    private final UserLoader userLoader = new UserLoader(Engine.class.getClassLoader());
    private final List<Path> userPath = new ArrayList<>();
    private final List<Progress> running = new ArrayList<>();
    private volatile Timings timings = new Timings();
    private final Shadow shadow = new Shadow(this);
    private final boolean preview;
    private final List<String> startImports;
    private final Practice practice;
    private @Nullable Shown shown;
    private int generation;
    private boolean closed;

    private Engine(EngineOptions options) {
        preview = options.preview();
        compiler = new Compiler(preview, options.compilerOptions());
        addToClassPath(options.classPath());
        startImports = options.imports();
        addImports(startImports);
        practice = new Practice(this, startImports);
    }

    /// Opens a session; returns at once, while the compiler is warmed on a thread of its own.
    public static Engine open(EngineOptions options) {
        Reserve.take();
        var engine = new Engine(options);
        engine.practice.start(engine.practice::beforeTheFirst);
        return engine;
    }

    /// Does a short work with the compiler that changes nothing of the session's.
    synchronized void compilerStep(Consumer<Compiler> work) {
        if (!closed) {
            work.accept(compiler);
        }
    }

    /// Makes the first cells as quick as later ones, in the pauses between them: for somebody who
    /// sits in front of it.
    public void practise() {
        practice.start(practice::inPauses);
    }

    /// Puts off what is done in pauses: somebody has just asked for something.
    public void postponePractice() {
        practice.postpone();
    }

    /// Runs a cell on the calling thread; what it prints and shows is the caller's to catch.
    public Outcome run(Cell cell) {
        practice.pause();
        world.interrupts().compile();
        try {
            return runBetween(cell);
        } catch (OutOfMemoryError full) {
            Reserve.letGo();
            full.setStackTrace(new StackTraceElement[0]); // nothing of the reader's
            var notice =
                    "Memory ran out while the cell was compiled or ended; set to null what you"
                            + " can do without.";
            return new Outcome(new Result.Thrown(full), List.of(notice));
        } finally {
            world.interrupts().end();
            practice.resume();
            Reserve.take();
        }
    }

    private Outcome runBetween(Cell cell) {
        var timings = new Timings();
        this.timings = timings;
        Commit commit = new Commit(symbols, imports, world, compiler.files(), userLoader);
        Progress progress;
        synchronized (this) {
            Prepared prepared;
            try {
                catchUp();
                prepared = prepare(new CellText(cell, imports.lines()), timings);
            } catch (RuntimeException | AssertionError | StackOverflowError crash) {
                return new Outcome(new Result.Rejected(List.of(crashed(cell, crash))), List.of());
            }
            Compiled compiled = prepared.compiled();
            if (compiled == null) {
                return new Outcome(new Result.Rejected(problems(cell, prepared)), List.of());
            }
            CellLoader loader = commit.load(compiled, prepared.waiting(), timings);
            var execution = new Execution(compiled, loader, world, timings);
            execution.remake();
            compiled.remade().forEach(v -> remember(symbols.variable(v.name()).orElseThrow()));
            progress = new Progress(commit, compiled, execution, prepared.notes());
            running.add(progress);
        }
        try {
            return run(cell, progress);
        } finally {
            synchronized (this) {
                running.remove(progress);
            }
        }
    }

    /// A cell that runs.
    private record Progress(
            Commit commit, Compiled compiled, Execution execution, List<String> notes) {}

    private Outcome run(Cell cell, Progress progress) {
        Execution execution = progress.execution();
        Result result = execution.run();
        var notices = new ArrayList<>(progress.commit().notices());
        notices.addAll(progress.notes());
        boolean failed =
                switch (result) {
                    case Result.Value v -> false;
                    case Result.Nothing n -> false;
                    case Result.Rejected r -> false;
                    case Result.Thrown t -> true;
                    case Result.Interrupted i -> true;
                    case Result.Exited e -> true;
                };
        if (failed) {
            notices.addAll(execution.effects(cell.source(), result));
        }
        synchronized (this) {
            register(progress, failed ? execution.step() : Integer.MAX_VALUE);
            if (execution.isExhausted()) {
                notices.addAll(release(progress.commit().registered()));
            }
            progress.commit().finish(progress.compiled());
        }
        if (execution.isExhausted() && result instanceof Result.Thrown(var thrown)) {
            Traces.clean(thrown);
        }
        return new Outcome(result, notices);
    }

    /// Lets go of what a cell that ran out of memory has put into its variables: most likely the
    /// memory is there, and without some no further cell can even be compiled.
    ///
    /// @return what its reader must know
    private List<String> release(List<Symbols.VariableEntry> declared) {
        var held = declared.stream().filter(v -> isReference(v) && value(v) != null).toList();
        if (held.isEmpty() || !Reserve.isShort()) {
            return List.of();
        }
        held.forEach(this::release);
        var names =
                held.stream().map(Symbols.VariableEntry::name).collect(Collectors.joining(", "));
        return List.of(
                names
                        + (held.size() == 1 ? " was" : " were")
                        + " set to null, so that the memory is free again");
    }

    private static boolean isReference(Symbols.VariableEntry variable) {
        return variable.descriptor().startsWith("L") || variable.descriptor().startsWith("[");
    }

    /// Takes in the variables that cells on other threads have declared so far.
    private void catchUp() {
        running.forEach(progress -> register(progress, progress.execution().step() - 1));
    }

    private void register(Progress progress, int steps) {
        var declared = progress.commit().registerVariables(progress.compiled(), steps);
        if (!declared.isEmpty()) {
            shown = null;
        }
        declared.forEach(this::remember);
    }

    private void remember(Symbols.VariableEntry variable) {
        originals.put(variable, variable.lambda().isEmpty() ? null : value(variable));
    }

    /// Reports that the compiler itself failed, which costs this cell and no more.
    private static Problem crashed(Cell cell, Throwable crash) {
        System.getLogger(Engine.class.getName())
                .log(System.Logger.Level.WARNING, "compiler failed", crash);
        String message = "the compiler failed on this cell: " + crash;
        String first = new Position(1, 1, 0).text(cell.source());
        return new Problem(Problem.Kind.ERROR, message, 1, 1, 1, 1, first, null);
    }

    private synchronized Prepared prepare(CellText text, Timings timings) {
        return new Preparation(
                        compiler,
                        symbols,
                        text,
                        this::nextWrapper,
                        v -> originals.isOriginal(v, value(v)),
                        timings)
                .prepare();
    }

    private String nextWrapper() {
        return Mangling.wrapper(++generation);
    }

    private List<Problem> problems(Cell cell, Prepared prepared) {
        return prepared.errors().stream()
                .map(f -> Diagnosis.problem(f, cell.source(), hints.of(f, cell.source())))
                .toList();
    }

    /// Returns the imports in effect: those that do not resolve wait until the class path grows.
    private List<String> importsNow() {
        return compiler.resolve(imports.lines(), symbols);
    }

    /// Frees the memory that is kept back for telling that a cell has taken all the rest; it is
    /// kept back again once there is enough.
    public static void letReserveGo() {
        Reserve.letGo();
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

    /// Asks all running cells to stop; does nothing where none runs. A compiler is never
    /// interrupted, as its files would be closed: the cell stops when it is compiled.
    public void interrupt() {
        world.interrupts().interrupt();
    }

    /// Asks the cell that a thread runs to stop; does nothing where it runs none.
    public void interrupt(Thread thread) {
        world.interrupts().interrupt(thread);
    }

    /// Gives up asking the cell that a thread runs to stop: it goes on, as a thread that it started
    /// would.
    ///
    /// @return false where it is still being compiled, and stops when that is done
    public boolean giveUp(Thread thread) {
        return world.interrupts().giveUp(thread);
    }

    /// Returns what a thread is doing, without frames of the program's own.
    public StackTraceElement[] trace(Thread thread) {
        var holder = new Throwable();
        holder.setStackTrace(thread.getStackTrace());
        Traces.clean(holder);
        return holder.getStackTrace();
    }

    /// Returns whether the cell that the calling thread runs was asked to stop.
    public boolean isInterrupted() {
        return world.interrupts().isRequested();
    }

    /// Adds jars and folders to what later cells see; they win over what the application has.
    public synchronized void addToClassPath(List<Path> jarsOrFolders) {
        for (Path path : jarsOrFolders) {
            if (!userPath.contains(path)) {
                userPath.add(path);
                userLoader.add(path);
            }
        }
        compiler.setClassPath(userPath);
        shown = null;
        shadow.renew();
    }

    /// Adds imports for later cells; those that do not resolve wait until the class path grows.
    public synchronized void addImports(List<String> lines) {
        lines.forEach(imports::add);
    }

    /// Forgets the cells' variables, methods, types and imports; the class path stays, and so does
    /// what was started with. Values that nothing else holds are freed.
    public synchronized void reset() {
        symbols.variables().forEach(this::release);
        symbols.clear();
        originals.clear();
        world.forget(classNames());
        compiler.files().forget(compiler.files().all().keySet());
        imports.clear();
        addImports(startImports);
        shown = null;
        shadow.renew();
    }

    private void release(Symbols.VariableEntry variable) {
        if (!isReference(variable)) {
            return;
        }
        try {
            CellLoader loader = world.loaderOf(variable.wrapper());
            if (loader != null) {
                loader.loadClass(variable.wrapper()).getField(variable.name()).set(null, null);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("variable cannot be freed: " + variable.name(), e);
        }
    }

    /// Returns the imports in effect, as they stand in source without `import` and `;`.
    public synchronized List<String> imports() {
        return importsNow();
    }

    /// Returns the session's variables with what they hold now.
    public synchronized List<Variable> variables() {
        catchUp();
        return symbols.variables().stream()
                .map(v -> new Variable(v.name(), v.type(), value(v)))
                .toList();
    }

    private @Nullable Object value(Symbols.VariableEntry variable) {
        try {
            CellLoader loader = world.loaderOf(variable.wrapper());
            return loader == null
                    ? null
                    : loader.loadClass(variable.wrapper()).getField(variable.name()).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("variable cannot be read: " + variable.name(), e);
        }
    }

    /// Returns the loader that sees everything the session has now.
    public synchronized ClassLoader classLoader() {
        return new CellLoader(world, Map.of(), new Mentions(), userLoader);
    }

    /// Returns the help for who types.
    public Shadow shadow() {
        return shadow;
    }

    /// Returns a class of the session as it was compiled, without the compiler's package, by the
    /// name it runs under; `null` where there is none.
    public byte @Nullable [] classBytes(String name) {
        byte[] bytes = compiler.files().bytes(Mangling.compiled(name));
        return bytes == null ? null : PackageStrip.strip(bytes);
    }

    /// Returns the names of the classes that later cells can name, and of those nested in them.
    synchronized Set<String> classNames() {
        return compiler.files().all().keySet().stream()
                .map(Mangling::plain)
                .collect(Collectors.toSet());
    }

    synchronized Outline outline(String source) {
        practice.postpone();
        return compiler.outline(source, symbols);
    }

    synchronized List<Path> classPath() {
        var all = new ArrayList<>(userPath);
        all.addAll(Compiler.applicationPath());
        return all;
    }

    boolean hasPreview() {
        return preview;
    }

    /// What the shadow was told last, which holds until something is compiled or imported.
    private record Shown(
            String before, int generation, List<String> imports, ShadowShell.State state) {}

    /// Returns the session's names, with those of the start of a cell where that compiles.
    synchronized ShadowShell.State state(String before) {
        catchUp();
        List<String> all = imports.lines();
        if (shown == null
                || shown.generation() != generation
                || !shown.before().equals(before)
                || !shown.imports().equals(all)) {
            ShadowShell.State state = stateNow(before);
            shown = new Shown(before, generation, all, state);
        }
        return shown.state();
    }

    private ShadowShell.State stateNow(String before) {
        var lines = new ArrayList<>(importsNow());
        var variables = new LinkedHashMap<String, Symbols.VariableEntry>();
        symbols.variables().forEach(v -> variables.put(v.name(), v));
        var methods = new LinkedHashMap<String, Symbols.MethodEntry>();
        symbols.methods().forEach(m -> methods.put(m.name() + m.descriptor(), m));
        var classes = new LinkedHashMap<>(compiler.files().all());
        if (!before.isBlank()) {
            var text = new CellText(new Cell("before", before), lines);
            Compiled compiled = prepare(text, new Timings()).compiled();
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

    /// Returns the type of a variable, or the headers of methods; empty where there are none.
    synchronized String signature(String name, boolean method) {
        if (!method) {
            return symbols.variable(name).map(Symbols.VariableEntry::type).orElse("");
        }
        return symbols.methods(name).stream()
                .map(m -> m.header().substring(name.length()))
                .collect(Collectors.joining(" | "));
    }

    /// Finds a class that an expression's type names; `null` where it names none.
    synchronized @Nullable Class<?> find(String type) {
        if (type.endsWith("[]")) {
            return Object[].class;
        }
        String name = Mangling.plain(type.replaceAll("<.*", ""));
        return imports.meanings(name)
                .map(this::load)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, classLoader());
        } catch (ClassNotFoundException e) {
            return null; // one of the things that the name could have meant
        }
    }

    /// Returns what the user's own cells say of a name.
    synchronized List<Documentation> ownDocumentation(String name) {
        var found = new ArrayList<Documentation>();
        symbols.variable(name)
                .ifPresent(v -> found.add(own(v.type() + " " + name, v.declaration())));
        symbols.methods(name).forEach(m -> found.add(own(m.header(), m.declaration())));
        symbols.type(name).ifPresent(t -> found.add(own(name, t.declaration())));
        return found;
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

    /// Returns how long the phases of the last cell took.
    Timings timings() {
        return timings;
    }

    @Override
    public synchronized void close() {
        closed = true;
        practice.close();
        shadow.close();
        compiler.close();
    }
}
