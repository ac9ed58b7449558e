package cahier.session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// Reads `System.in` of a cell: whenever no typed line is left, the reader is asked for one.
///
/// One request is one line; a read never asks for more than it was given, so that `Scanner` and
/// `BufferedReader` return as soon as the line is there.
final class CellInput extends InputStream {

    private final InputStream outside;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CellOutput asker;
    private byte[] line = {};
    private int next;

    CellInput(InputStream outside) {
        this.outside = outside;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        var cell = Owner.here();
        if (cell == null) return outside.read(target, from, length);
        if (length == 0) return 0;
        try {
            lock.lockInterruptibly();
            try {
                fill(cell);
                int count = Math.min(length, line.length - next);
                System.arraycopy(line, next, target, from, count);
                next += count;
                return count;
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("input: interrupted while waiting for a line");
        }
    }

    @Override
    public int available() throws IOException {
        var cell = Owner.here();
        if (cell == null) return outside.available();
        return cell == asker ? line.length - next : 0;
    }

    @Override
    public void close() {
        // A cell that closes its Scanner must not cost the next cell its input.
    }

    /// Asks for a line where none is left; what another cell left unread is dropped.
    private void fill(CellOutput cell) throws InterruptedException {
        if (cell == asker && next < line.length) return;
        line = (cell.input("", false) + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
        asker = cell;
    }
}
