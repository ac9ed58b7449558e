package cahier.magic;

import cahier.display.Display;
import cahier.display.MimeBundle;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

import java.util.Locale;
import java.util.UUID;

/// Shows in one line, which changes in place, what is being downloaded; it is gone when all is
/// done. A download ends where the cell is interrupted.
final class TransferProgress extends AbstractTransferListener implements AutoCloseable {

    private static final long EVERY_NANOS = 200_000_000;

    private final String id = UUID.randomUUID().toString();
    private boolean shown;
    private long last = System.nanoTime();
    private int files;
    private long bytes;

    @Override
    public synchronized void transferProgressed(TransferEvent event)
            throws TransferCancelledException {
        if (Thread.currentThread().isInterrupted()) throw new TransferCancelledException();
        bytes += event.getDataLength();
        long now = System.nanoTime();
        if (now - last < EVERY_NANOS) return;
        last = now;
        show(text(event.getResource().getResourceName()));
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        files++;
    }

    private String text(String resource) {
        return String.format(
                Locale.ROOT,
                "Downloading %s (%d files, %.1f MB so far)",
                resource.substring(resource.lastIndexOf('/') + 1),
                files,
                bytes / 1e6);
    }

    private void show(String text) {
        var outlet = Display.outlet();
        if (!outlet.isWatched()) outlet.progress(text);
        else if (shown) outlet.update(MimeBundle.text(text), id);
        else outlet.display(MimeBundle.text(text), id);
        shown = true;
    }

    @Override
    public synchronized void close() {
        if (shown) show("");
    }
}
