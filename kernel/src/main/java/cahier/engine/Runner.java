package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Preparation.Prepared;
import cahier.engine.Symbols.MethodEntry;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Takes cells from their text to their end, and knows those that run: one for each thread that
/// brings any.
final class Runner {
    /// How a program is run, by the header of its `main`.
    private static final Map<String, String> MAINS =
            Map.of("main()", "main()", "main(String[])", "main(new String[0])");

    private final Workspace workspace;
    private final Hints hints;
    private final Reruns reruns = new Reruns();
    private final List<Progress> running = new ArrayList<>();

    /// How many cells have begun.
    private int begun;

    Runner(Workspace workspace) {
        this.workspace = workspace;
        hints = new Hints(workspace.symbols(), workspace::classesNamed, workspace.userLoader());
    }

    /// A cell that runs.
    ///
    /// @param before what the names of the session meant when it was compiled
    private record Progress(
            Commit commit,
            Compiled compiled,
            CellLoader loader,
            Execution execution,
            List<String> notes,
            Before before) {

        /// Two runs are never the same, whatever they hold.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// What was before a cell began.
    ///
    /// @param meaning what the session's names meant
    /// @param surroundings the imports and the class path
    /// @param turn its number among the cells that have begun, or 0 where others ran
    /// @param repeatable whether its classes may run again while its names mean the same
    private record Before(int meaning, int surroundings, int turn, boolean repeatable) {}

    /// Runs a cell on the calling thread.
    Outcome run(Cell cell) {
        Progress progress;
        synchronized (workspace) {
            try {
                catchUp();
                progress = again(cell);
                if (progress == null) {
                    Prepared prepared = workspace.prepare(text(cell));
                    if (prepared.compiled() == null) {
                        return rejected(problems(cell, prepared));
                    }
                    progress = begin(prepared);
                }
            } catch (RuntimeException | AssertionError | StackOverflowError crash) {
                return rejected(List.of(crashed(cell, crash)));
            }
            running.add(progress);
        }
        try {
            return finish(cell, progress);
        } finally {
            synchronized (workspace) {
                running.remove(progress);
            }
        }
    }

    private CellText text(Cell cell) {
        return new CellText(cell, workspace.imports().lines());
    }

    private static Outcome rejected(List<Problem> problems) {
        return new Outcome(new Result.Rejected(problems), List.of());
    }

    private Progress begin(Prepared prepared) {
        Compiled compiled = prepared.compiled();
        begun++;
        boolean repeatable =
                Reruns.isRepeatable(compiled)
                        && prepared.waiting().isEmpty()
                        && prepared.notes().isEmpty();
        boolean apart =
                repeatable && running.isEmpty() && Reruns.isSettled(compiled, workspace.symbols());
        var before =
                new Before(
                        workspace.meaning(),
                        workspace.surroundings(),
                        apart ? begun : 0,
                        repeatable);
        Commit commit = workspace.commit();
        CellLoader loader = commit.load(compiled, prepared.waiting());
        var execution = new Execution(compiled, loader, workspace.world());
        execution.remake();
        var symbols = workspace.symbols();
        workspace.declared(
                compiled.remade().stream()
                        .map(v -> symbols.variable(v.name()).orElseThrow())
                        .toList());
        return new Progress(commit, compiled, loader, execution, prepared.notes(), before);
    }

    /// Begins another run of a cell that ran before; returns `null` where it must be compiled.
    private @Nullable Progress again(Cell cell) {
        int meaning = workspace.meaning();
        Reruns.Ended ended = reruns.take(cell.source(), meaning);
        if (ended == null) {
            return null;
        }
        begun++;
        Compiled compiled = ended.compiled();
        var execution = new Execution(compiled, ended.loader(), workspace.world());
        execution.rewind();
        ended.commit().again(compiled);
        workspace.world().labels().put(compiled.main().part().text().cell().label(), cell.label());
        var before = new Before(meaning, workspace.surroundings(), 0, true);
        return new Progress(ended.commit(), compiled, ended.loader(), execution, List.of(), before);
    }

    /// Remembers a cell that ran to its end, if another run of it needs no compilation.
    private void remember(Progress progress) {
        Before before = progress.before();
        int meaning = workspace.meaning();
        boolean unchanged = meaning == before.meaning();
        boolean ownChanges =
                before.turn() == begun && before.surroundings() == workspace.surroundings();
        if (before.repeatable() && (unchanged || ownChanges)) {
            reruns.put(
                    new Reruns.Ended(
                            progress.commit(), progress.compiled(), progress.loader(), meaning));
        }
    }

    private Outcome finish(Cell cell, Progress progress) {
        Execution execution = progress.execution();
        Result result = execution.run();
        var notices = new ArrayList<>(progress.commit().notices());
        notices.addAll(progress.notes());
        notices.addAll(uncalled(progress.compiled().main()));
        boolean failed =
                result instanceof Result.Thrown
                        || result instanceof Result.Interrupted
                        || result instanceof Result.Exited;
        if (failed) {
            notices.addAll(execution.effects(cell.source(), result));
        }
        synchronized (workspace) {
            register(progress, failed ? execution.step() : Integer.MAX_VALUE);
            if (execution.isExhausted()) {
                notices.addAll(workspace.values().giveBack(progress.commit().registered()));
            }
            progress.commit().finish(progress.compiled());
            if (!failed) {
                remember(progress);
            }
        }
        if (execution.isExhausted() && result instanceof Result.Thrown(var thrown)) {
            Traces.clean(thrown, workspace.world().labels());
        }
        return new Outcome(result, notices);
    }

    /// Tells who pastes a program that a cell declares its `main`, as it does any method.
    private static List<String> uncalled(CompiledPart cell) {
        if (!cell.steps().stream().allMatch(step -> step.kind() == Fragment.Kind.VARIABLE)) {
            return List.of();
        }
        return cell.methods().stream()
                .map(MethodEntry::header)
                .filter(MAINS::containsKey)
                .map(main -> "main is declared, and did not run: " + MAINS.get(main) + " runs it")
                .toList();
    }

    /// Takes in the variables that cells on other threads have declared so far.
    void catchUp() {
        synchronized (workspace) {
            running.forEach(progress -> register(progress, progress.execution().step() - 1));
        }
    }

    private void register(Progress progress, int steps) {
        workspace.declared(progress.commit().registerVariables(progress.compiled(), steps));
    }

    /// Reports that the compiler itself failed, which costs this cell and no more.
    private static Problem crashed(Cell cell, Throwable crash) {
        boolean deep = crash instanceof StackOverflowError;
        System.getLogger(Engine.class.getName())
                .log(deep ? Level.DEBUG : Level.WARNING, "compiler failed", crash);
        String message =
                deep
                        ? "the compiler ran out of stack: an expression or statement of this cell"
                                + " has too many parts within each other"
                        : "the compiler failed on this cell: " + crash;
        String hint =
                deep ? "divide it; or start with CAHIER_JVM_OPTS=-Xss8m for a larger stack" : null;
        String first = new Position(1, 1, 0).text(cell.source());
        return new Problem(Problem.Kind.ERROR, message, 1, 1, 1, 1, first, hint);
    }

    private List<Problem> problems(Cell cell, Prepared prepared) {
        return prepared.errors().stream()
                .map(f -> Diagnosis.problem(f, cell.source(), hints.of(f, cell.source())))
                .toList();
    }
}
