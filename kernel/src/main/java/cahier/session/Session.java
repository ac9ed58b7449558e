package cahier.session;

import cahier.display.Display;
import cahier.display.MimeBundle;
import cahier.display.Renderers;
import cahier.engine.Engine;
import cahier.engine.EngineOptions;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;

/// Runs the cells of one notebook: both fronts, the Jupyter kernel and the headless runner, drive
/// this class. A cell runs on the thread that brings it; cells of several threads run at the same
/// time and share everything but their output and input.
public final class Session implements AutoCloseable {

    private final SessionOptions options;
    private final Engine engine;
    private final Magics magics = new Magics(this);
    private final Failures failures;
    private final Comms comms = new Comms();
    private final Surroundings surroundings = new Surroundings();
    private final CellOutlet outlet;
    private final Stopper stopper;
    private final CellRunner cells;
    private final Assistance assistance;

    private Session(SessionOptions options) {
        this.options = options;
        engine =
                Engine.open(
                        new EngineOptions(
                                options.classPath(),
                                DefaultImports.with(options.imports()),
                                options.preview(),
                                CompilerOptions.of(options.variables().compilerOptions()).kept()));
        outlet = new CellOutlet(options.watched());
        stopper = new Stopper(engine);
        var sources = new Sources();
        failures = new Failures(sources);
        cells = new CellRunner(this, engine, stopper, sources, failures, options);
        assistance = new Assistance(engine, magics);
    }

    /// Opens a session; the compiler warms up on a thread of its own.
    ///
    /// From now on `System.out`, `System.err` and `System.in` of this JVM belong to the cells: what
    /// a thread prints goes to the cell that started it.
    public static Session open(SessionOptions options) {
        CellStreams.install();
        var session = new Session(options);
        Display.bind(session.outlet);
        Renderers.discover(session.engine.classLoader());
        if (options.watched()) session.engine.practise();
        return session;
    }

    /// Returns the session whose cell the calling thread belongs to.
    ///
    /// @throws IllegalStateException on a thread that no cell started
    public static Session current() {
        var cell = Owner.here();
        if (cell == null) {
            throw new IllegalStateException("session: no cell runs on this thread");
        }
        return cell.session();
    }

    /// Runs a cell on the calling thread and waits for its end.
    ///
    /// @param request the code and how to treat it
    /// @param listener takes everything that the cell emits, its error included
    public Reply execute(Request request, Listener listener) {
        return execute(request, listener, () -> false);
    }

    /// Runs a cell as [#execute(Request, Listener)] does, unless it was cancelled before it begins:
    /// then it ends as if it had been interrupted.
    ///
    /// @param isCancelled asked once [#interrupt] reaches the cell, so that a client that marks the
    ///   cell first and interrupts then loses no interrupt in between
    public Reply execute(Request request, Listener listener, BooleanSupplier isCancelled) {
        return cells.execute(request, listener, isCancelled);
    }

    /// Evaluates an expression beside the cells, such as one that a client shows next to them. What
    /// it prints is dropped.
    public Evaluation evaluate(String expression) {
        return cells.evaluate(expression);
    }

    /// Evaluates Java, magics included, inside the cell that runs: for magics and for `eval`.
    ///
    /// @return the value of the last expression; `null` where there is none
    /// @throws CompilationFailed where it does not compile
    /// @throws InterruptedException where it was interrupted
    /// @throws Exception whatever the code throws
    public @Nullable Object eval(String code) throws Exception {
        return eval(cell("eval").label(), code);
    }

    /// Evaluates Java as [#eval(String)] does, under a name of its own in errors and traces.
    ///
    /// @param label what errors call the code, such as the name of a file
    public @Nullable Object eval(String label, String code) throws Exception {
        return cells.eval(cell("eval"), label, code);
    }

    /// Evaluates Java inside a frame of other code, as one cell; errors name and quote places in
    /// the code alone.
    ///
    /// @param before what stands before the code, without a line's end
    /// @param after what stands behind it
    public @Nullable Object evalFramed(String before, String code, String after) throws Exception {
        var framed = new Framed(before, code, after);
        try {
            return eval(framed.text());
        } catch (CompilationFailed failed) {
            throw new CompilationFailed(failed.label(), framed.problems(failed.problems()));
        }
    }

    /// Cuts the traces of what ended a thread of a cell's down to the user's frames.
    void clean(Throwable thrown) {
        engine.clean(thrown);
    }

    private CellOutput cell(String method) {
        var cell = Owner.here();
        if (cell != null && cell.session() == this) return cell;
        throw new IllegalStateException(method + ": no cell of this session runs on this thread");
    }

    /// Hands a client's message to the comm it is for; the handler's code runs on the calling
    /// thread like a cell, and its output belongs to the message.
    public void receive(CommEvent event, Listener listener) {
        cells.serve(listener, () -> comms.receive(event));
    }

    /// Puts off what the session does in pauses: somebody has just asked for something.
    public void postponePractice() {
        engine.postponePractice();
    }

    /// Frees the memory that is kept back for telling that there is none any more.
    public static void letReserveGo() {
        Engine.letReserveGo();
    }

    /// Stops all running cells from any thread; harmless when none runs.
    public void interrupt() {
        stopper.stop();
    }

    /// Stops the cell that a thread runs; harmless when it runs none.
    public void interrupt(Thread thread) {
        stopper.stop(thread);
    }

    /// Gives up stopping the cell that a thread runs: it goes on in the background, as a thread
    /// that it started would.
    ///
    /// @return what to tell the reader; `null` where the thread runs none, or one that stops after
    ///   all
    public @Nullable ErrorReport giveUp(Thread thread) {
        var report = whereIs(thread);
        return stopper.giveUp(thread) ? report : null;
    }

    /// Tells where the cell is that a thread runs, and that goes on though it was asked to stop;
    /// `null` where the thread runs none.
    public @Nullable ErrorReport whereIs(Thread thread) {
        var label = stopper.label(thread);
        return label == null ? null : failures.unstoppable(label, engine.trace(thread));
    }

    /// Returns the number of the last cell that counted, 0 before the first.
    public int executionCount() {
        return cells.executionCount();
    }

    /// Returns what the one who started a headless run should know of its start-up, which is done
    /// with the first cell: patterns of the environment that match nothing, for example.
    public List<String> startupNotes() {
        return cells.startupNotes();
    }

    /// Returns the magics of this session.
    public Magics magics() {
        return magics;
    }

    /// Returns the comms between this session and its clients.
    public Comms comms() {
        return comms;
    }

    /// Returns the folder and the environment of magics and child processes.
    public Surroundings surroundings() {
        return surroundings;
    }

    /// Shows help beside the notebook, where the client can, else in the cell.
    public void page(MimeBundle bundle) {
        cell("page").page(bundle);
    }

    /// Returns the imports that every cell sees, as written after `import`.
    public List<String> imports() {
        return engine.imports();
    }

    /// Adds imports to those that every cell sees.
    public void addImports(List<String> imports) {
        engine.addImports(imports);
    }

    /// Adds jars or folders of classes; they win over what the session had.
    public void addToClassPath(List<java.nio.file.Path> jarsOrFolders) {
        var outdated = engine.addToClassPath(jarsOrFolders);
        if (!outdated.isEmpty()) {
            System.err.println(
                    "loaded before it changed, and in use as it was until the kernel restarts: "
                            + String.join(", ", outdated));
        }
        classPathHasGrown();
    }

    /// Lets everybody look who waits for what a class path may bring.
    void classPathHasGrown() {
        var loader = engine.classLoader();
        Renderers.discover(loader);
        if (!options.variables().extensions()) return;
        for (var watcher :
                ServiceLoader.load(ClassPathWatcher.class, Session.class.getClassLoader())) {
            watcher.grown(this, loader);
        }
    }

    /// Returns the variables of the session with their types and values.
    public List<Variable> variables() {
        return engine.variables().stream()
                .map(v -> new Variable(v.name(), v.type(), v.value()))
                .toList();
    }

    /// Forgets the cells' variables, methods, types and imports; the class path stays.
    public void reset() {
        engine.reset();
    }

    /// Suggests what could stand at a place of a cell.
    ///
    /// @param cursor the place, in UTF-16 units
    public List<Completion> complete(String code, int cursor) {
        return assistance.complete(code, cursor);
    }

    /// Judges whether code is whole.
    public Completeness isComplete(String code) {
        return assistance.isComplete(code);
    }

    /// Describes what stands at a place of a cell; `null` where nothing is known.
    ///
    /// @param cursor the place, in UTF-16 units
    public @Nullable MimeBundle inspect(String code, int cursor) {
        return assistance.inspect(code, cursor);
    }

    @Override
    public void close() {
        stopper.stop();
        Display.release(outlet);
        try {
            engine.close();
        } catch (UncheckedIOException gone) {
            // A jar of the class path may have been deleted meanwhile.
            System.getLogger(Session.class.getName())
                    .log(System.Logger.Level.DEBUG, "class path", gone);
        }
    }
}
