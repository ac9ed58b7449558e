package cahier.session;

import cahier.engine.Engine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// Knows which cell a thread belongs to: the one that started it, also after the cell has ended.
///
/// The threads of the common pool serve every cell (parallel streams, asynchronous futures), and
/// those of some libraries inherit nothing (a server's, a cleaner's): where they run a cell's code,
/// they count as the cell that runs, the one that began first where there are several, or as the
/// one that ran last.
final class Owner {

    private static final InheritableThreadLocal<@Nullable CellOutput> OF_THREAD =
            new InheritableThreadLocal<>();

    private static final List<CellOutput> RUNNING = new ArrayList<>();
    private static volatile @Nullable CellOutput ofPool;

    private Owner() {}

    /// Makes the calling thread, and those it starts from now on, belong to a cell.
    static void begin(CellOutput cell) {
        OF_THREAD.set(cell);
        synchronized (RUNNING) {
            RUNNING.add(cell);
            ofPool = RUNNING.getFirst();
        }
    }

    /// Ends the calling thread's belonging to a cell.
    static void end(CellOutput cell) {
        OF_THREAD.remove();
        leave(cell);
    }

    /// Counts a cell no longer as one that runs.
    static void leave(CellOutput cell) {
        synchronized (RUNNING) {
            RUNNING.remove(cell);
            ofPool = RUNNING.isEmpty() ? cell : RUNNING.getFirst();
        }
    }

    /// Returns the cell of the calling thread; `null` for a thread that no cell started, such as
    /// the kernel's own.
    static @Nullable CellOutput here() {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()) {
            return ofPool;
        }
        var cell = OF_THREAD.get();
        return cell == null && ofPool != null && Engine.isCellsCode() ? ofPool : cell;
    }
}
