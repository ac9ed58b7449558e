package cahier.engine;

import cahier.engine.Preparation.Prepared;

import java.util.ArrayList;
import java.util.List;

/// Takes cells from their text to their end, and knows those that run: one for each thread that
/// brings any.
final class Runner {
    private final Workspace workspace;
    private final Hints hints;
    private final List<Progress> running = new ArrayList<>();

    Runner(Workspace workspace) {
        this.workspace = workspace;
        hints = new Hints(workspace.symbols(), workspace::classesNamed);
    }

    /// A cell that runs.
    private record Progress(
            Commit commit, Compiled compiled, Execution execution, List<String> notes) {}

    /// Runs a cell on the calling thread.
    Outcome run(Cell cell) {
        Progress progress;
        synchronized (workspace) {
            Prepared prepared;
            try {
                catchUp();
                prepared = workspace.prepare(text(cell));
            } catch (RuntimeException | AssertionError | StackOverflowError crash) {
                return rejected(List.of(crashed(cell, crash)));
            }
            if (prepared.compiled() == null) {
                return rejected(problems(cell, prepared));
            }
            progress = begin(prepared);
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
        Commit commit = workspace.commit();
        CellLoader loader = commit.load(compiled, prepared.waiting());
        var execution = new Execution(compiled, loader, workspace.world());
        execution.remake();
        var symbols = workspace.symbols();
        workspace.declared(
                compiled.remade().stream()
                        .map(v -> symbols.variable(v.name()).orElseThrow())
                        .toList());
        return new Progress(commit, compiled, execution, prepared.notes());
    }

    private Outcome finish(Cell cell, Progress progress) {
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
        synchronized (workspace) {
            register(progress, failed ? execution.step() : Integer.MAX_VALUE);
            if (execution.isExhausted()) {
                notices.addAll(workspace.values().giveBack(progress.commit().registered()));
            }
            progress.commit().finish(progress.compiled());
        }
        if (execution.isExhausted() && result instanceof Result.Thrown(var thrown)) {
            Traces.clean(thrown);
        }
        return new Outcome(result, notices);
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
        System.getLogger(Engine.class.getName())
                .log(System.Logger.Level.WARNING, "compiler failed", crash);
        String message = "the compiler failed on this cell: " + crash;
        String first = new Position(1, 1, 0).text(cell.source());
        return new Problem(Problem.Kind.ERROR, message, 1, 1, 1, 1, first, null);
    }

    private List<Problem> problems(Cell cell, Prepared prepared) {
        return prepared.errors().stream()
                .map(f -> Diagnosis.problem(f, cell.source(), hints.of(f, cell.source())))
                .toList();
    }
}
