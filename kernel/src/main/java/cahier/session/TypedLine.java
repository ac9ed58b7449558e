package cahier.session;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/// Holds the line that a cell's reader typed, as far as the cell has not read it.
final class TypedLine {

    private final CellOutput cell;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile byte[] line = {};
    private volatile int next;

    TypedLine(CellOutput cell) {
        this.cell = cell;
    }

    /// Reads what is left, or asks for a line where nothing is; one thread of the cell's at a time.
    ///
    /// @return how many bytes were read, at least one; -1 where the reader ended the input
    /// @throws InterruptedException where the cell is interrupted while it waits
    int read(byte[] target, int from, int length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (next == line.length) {
                var typed = cell.input("", false);
                if (typed == null) return -1;
                line = (typed + "\n").getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            int count = Math.min(length, line.length - next);
            System.arraycopy(line, next, target, from, count);
            next += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    int available() {
        return Math.max(0, line.length - next);
    }
}
