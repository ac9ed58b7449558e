package cahier.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/// Reads `System.in` of a cell: whenever no typed line is left, the reader is asked for one.
///
/// One request is one line; a read never asks for more than it was given, so that `Scanner` and
/// `BufferedReader` return as soon as the line is there. What a cell leaves unread goes with it.
final class CellInput extends InputStream {

    private final InputStream outside;

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
            return cell.typed().read(target, from, length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("input: interrupted while waiting for a line");
        }
    }

    @Override
    public int available() throws IOException {
        var cell = Owner.here();
        return cell == null ? outside.available() : cell.typed().available();
    }

    @Override
    public void close() {
        // A cell that closes its Scanner must not cost the next cell its input.
    }
}
