package cahier.session;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// Knows which cell a thread belongs to: the one that started it, also after the cell has ended.
///
/// The threads of the common pool serve every cell (parallel streams, asynchronous futures): they
/// count as the cell that runs, or that ran last.
final class Owner {

    private static final InheritableThreadLocal<@Nullable CellOutput> OF_THREAD =
            new InheritableThreadLocal<>();

    private static volatile @Nullable CellOutput latest;

    private Owner() {}

    /// Makes the calling thread, and those it starts from now on, belong to a cell.
    static void begin(CellOutput cell) {
        OF_THREAD.set(cell);
        latest = cell;
    }

    /// Ends the calling thread's belonging.
    static void end() {
        OF_THREAD.remove();
    }

    /// Returns the cell of the calling thread; `null` for a thread that no cell started, such as
    /// the kernel's own.
    static @Nullable CellOutput here() {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()) {
            return latest;
        }
        return OF_THREAD.get();
    }
}
