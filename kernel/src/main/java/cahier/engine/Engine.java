package cahier.engine;

import java.nio.file.Path;
import java.util.List;

/// Runs cells of Java, one after the other, over names that they share.
///
/// A cell is one compilation in a compiler that is kept; it runs on the thread that calls [#run].
/// Any thread may call anything: cells are compiled one after the other, and run at the same time.
public final class Engine implements AutoCloseable {
    private final Workspace workspace;
    private final Interrupts interrupts;
    private final Runner runner;
    private final Practice practice;
    private final Shadow shadow;

    private Engine(EngineOptions options) {
        workspace = new Workspace(options);
        interrupts = workspace.world().interrupts();
        runner = new Runner(workspace);
        practice = new Practice(workspace);
        shadow = new Shadow(new SessionView(workspace, runner, practice));
    }

    /// Opens a session; returns at once, while the compiler is warmed on a thread of its own.
    public static Engine open(EngineOptions options) {
        Reserve.take();
        var engine = new Engine(options);
        engine.practice.start(engine.practice::beforeTheFirst);
        return engine;
    }

    /// Makes the first cells as quick as later ones, in the pauses between them: for somebody who
    /// sits in front of it.
    public void practise() {
        practice.start(() -> practice.inPauses(shadow.firstSteps()));
    }

    /// Puts off what is done in pauses: somebody has just asked for something.
    public void postponePractice() {
        practice.postpone();
    }

    /// Runs a cell on the calling thread; what it prints and shows is the caller's to catch.
    public Outcome run(Cell cell) {
        practice.pause();
        interrupts.compile();
        try {
            return runner.run(cell);
        } catch (OutOfMemoryError full) {
            Reserve.letGo();
            full.setStackTrace(new StackTraceElement[0]); // nothing of the reader's
            var notice =
                    "Memory ran out while the cell was compiled or ended; set to null what you"
                            + " can do without.";
            return new Outcome(new Result.Thrown(full), List.of(notice));
        } finally {
            interrupts.end();
            practice.resume();
            Reserve.take();
        }
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
        interrupts.begin();
        try {
            work.run();
        } finally {
            interrupts.end();
        }
    }

    /// Asks all running cells to stop; does nothing where none runs. A compiler is never
    /// interrupted, as its files would be closed: the cell stops when it is compiled.
    public void interrupt() {
        interrupts.interrupt();
    }

    /// Asks the cell that a thread runs to stop; does nothing where it runs none.
    public void interrupt(Thread thread) {
        interrupts.interrupt(thread);
    }

    /// Gives up asking the cell that a thread runs to stop: it goes on, as a thread that it started
    /// would.
    ///
    /// @return false where it is still being compiled, and stops when that is done
    public boolean giveUp(Thread thread) {
        return interrupts.giveUp(thread);
    }

    /// Returns whether the calling thread is in a call that code of a cell's makes.
    public static boolean isCellsCode() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(
                        frames ->
                                frames.anyMatch(
                                        frame ->
                                                frame.getDeclaringClass().getClassLoader()
                                                        instanceof CellLoader));
    }

    /// Returns what a thread is doing, without frames of the program's own.
    public StackTraceElement[] trace(Thread thread) {
        var holder = new Throwable();
        holder.setStackTrace(thread.getStackTrace());
        Traces.clean(holder, workspace.world().labels());
        return holder.getStackTrace();
    }

    /// Returns whether the cell that the calling thread runs was asked to stop.
    public boolean isInterrupted() {
        return interrupts.isRequested();
    }

    /// Adds jars and folders to what later cells see; they win over what the application has.
    ///
    /// @return the classes that were loaded before they changed there, and stay as they were
    public List<String> addToClassPath(List<Path> jarsOrFolders) {
        List<String> outdated = workspace.addToClassPath(jarsOrFolders);
        shadow.renew();
        return outdated;
    }

    /// Adds imports for later cells; those that do not resolve wait until the class path grows.
    public void addImports(List<String> lines) {
        workspace.addImports(lines);
    }

    /// Forgets the cells' variables, methods, types and imports; the class path stays, and so does
    /// what was started with. Values that nothing else holds are freed.
    public void reset() {
        workspace.reset();
        shadow.renew();
    }

    /// Returns the imports in effect, as they stand in source without `import` and `;`.
    public List<String> imports() {
        return workspace.importsNow();
    }

    /// Returns the session's variables with what they hold now.
    public List<Variable> variables() {
        synchronized (workspace) {
            runner.catchUp();
            return workspace.symbols().variables().stream()
                    .map(v -> new Variable(v.name(), v.type(), workspace.values().of(v)))
                    .toList();
        }
    }

    /// Returns the loader that sees everything the session has now.
    public ClassLoader classLoader() {
        return workspace.classLoader();
    }

    /// Returns the help for who types.
    public Shadow shadow() {
        return shadow;
    }

    /// Cuts the traces of what ended a thread of a cell's down to the user's frames.
    public void clean(Throwable thrown) {
        Traces.clean(thrown, workspace.world().labels());
    }

    Workspace workspace() {
        return workspace;
    }

    @Override
    public void close() {
        practice.close();
        shadow.close();
        workspace.close();
    }
}
