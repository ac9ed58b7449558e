package cahier.engine;

import cahier.engine.Preparation.Prepared;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Compiles cells that nobody sees while nobody asks for one: what the compiler runs through in its
/// first hundred cells is then compiled itself, and the user's first cells are as quick as later
/// ones.
///
/// A pause is while somebody reads or types: a run of cells without pauses is not disturbed.
final class Practice {
    private static final long PAUSE_MILLIS = 60;

    /// Who opens a session to run a cell has sent it by then.
    private static final long FIRST_PAUSE_MILLIS = 1000;

    private static final int ROUNDS = 40;

    /// Texts of everyday cells.
    private static final List<String> CELLS =
            List.of(
                    "int x = 1; void f() {} x + 1",
                    "int n = 3;\nn + 1",
                    "int twice(int n) { return 2 * n; }\nvar text = \"a\" + twice(4);\ntext",
                    "for (int i = 0; i < 3; i++) { System.out.println(\"line \" + i); }",
                    "record Pair(int left, String right) {}\n"
                            + "Runnable r = () -> new Pair(1, \"b\").left();\nr.run();");

    private final Workspace workspace;

    private int running;
    private long quietSince = System.nanoTime();
    private volatile boolean isAsked;
    private volatile boolean isClosed;

    Practice(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Starts a thread for one of the two.
    void start(Runnable work) {
        Thread.ofPlatform().daemon().name("cahier-compiler").start(work);
    }

    /// Marks the start of a cell.
    synchronized void pause() {
        isAsked = true;
        running++;
    }

    /// Marks the end of a cell.
    synchronized void resume() {
        running--;
        quietSince = System.nanoTime();
        notifyAll();
    }

    /// Marks that somebody is being answered.
    synchronized void postpone() {
        quietSince = System.nanoTime();
    }

    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /// Does what the very first cell would wait for, in steps until a cell has come.
    void beforeTheFirst() {
        unlessAsked(compiler -> compile(compiler, CELLS.getFirst()));
        for (String line : workspace.startImports()) {
            unlessAsked(compiler -> compiler.resolve(List.of(line), new Symbols()));
        }
    }

    /// Compiles the everyday cells, in pauses; once each of them is compiled, does what else there
    /// is to prepare.
    void inPauses(List<Runnable> more) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (String cell : CELLS) {
                    awaitPause();
                    workspace.compilerStep(compiler -> compile(compiler, cell));
                }
                if (round == 0) {
                    for (Runnable step : more) {
                        awaitPause();
                        step.run();
                    }
                }
            }
        } catch (InterruptedException found) {
            return; // the user's code can find this thread, and nothing depends on it
        }
    }

    private synchronized void awaitPause() throws InterruptedException {
        long left = 1;
        while (!isClosed && left > 0) {
            long pause = isAsked ? PAUSE_MILLIS : FIRST_PAUSE_MILLIS;
            left = pause - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - quietSince);
            if (running > 0) {
                wait();
                left = 1;
            } else if (left > 0) {
                wait(left);
            }
        }
    }

    private void unlessAsked(Consumer<Compiler> work) {
        workspace.compilerStep(
                compiler -> {
                    if (!isAsked) {
                        work.accept(compiler);
                    }
                });
    }

    private void compile(Compiler compiler, String source) {
        var text = new CellText(new Cell("practice", source), workspace.startImports());
        Prepared prepared =
                new Preparation(
                                compiler,
                                new Symbols(),
                                text,
                                cell -> Mangling.wrapper(0),
                                variable -> false)
                        .prepare();
        if (prepared.compiled() != null) {
            prepared.compiled()
                    .classes()
                    .values()
                    .forEach(new Weaver(RuntimeNames.asCompiled(), Map.of())::weave);
        }
    }
}
