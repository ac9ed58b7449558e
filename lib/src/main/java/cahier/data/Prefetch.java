package cahier.data;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/// Makes batches ahead on a virtual thread while others are being learned from: for data sets that
/// read or change pictures.
///
/// ```java
/// for (var batch : Prefetch.of(folder.shuffle(epoch).batches(64), 2)) { … }
/// ```
public final class Prefetch {

    private static final Cleaner GIVEN_UP = Cleaner.create();

    private Prefetch() {}

    /// Returns the same batches in the same order, up to `ahead` of them made before they are asked
    /// for. What making one throws is thrown when its turn comes.
    public static Iterable<Batch> of(Iterable<Batch> batches, int ahead) {
        if (ahead < 1) {
            throw new IllegalArgumentException(
                    "Prefetch: ahead not positive: got " + ahead + "; expected 1 or more");
        }
        return () -> new Ahead(batches.iterator(), ahead);
    }

    /// What the maker hands over: a batch, the end, or a failure.
    private sealed interface Turn {
        record Made(Batch batch) implements Turn {}

        record End() implements Turn {}

        record Failed(Throwable cause) implements Turn {}
    }

    private static final class Ahead implements Iterator<Batch> {
        private final BlockingQueue<Turn> turns;
        private Turn next;

        Ahead(Iterator<Batch> batches, int ahead) {
            var queue = new ArrayBlockingQueue<Turn>(ahead);
            turns = queue;
            // holds the queue alone, so that an iteration given up can be collected; then the maker
            // is told to end, which would wait for ever for room in the queue
            var maker =
                    Thread.ofVirtual().name("cahier-prefetch").start(() -> make(batches, queue));
            GIVEN_UP.register(this, maker::interrupt);
            next = take();
        }

        private static void make(Iterator<Batch> batches, BlockingQueue<Turn> queue) {
            try {
                try {
                    while (batches.hasNext()) queue.put(new Turn.Made(batches.next()));
                    queue.put(new Turn.End());
                } catch (RuntimeException | Error failure) {
                    queue.put(new Turn.Failed(failure));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Turn take() {
            try {
                return turns.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        @Override
        public boolean hasNext() {
            return !(next instanceof Turn.End);
        }

        @Override
        public Batch next() {
            switch (next) {
                case Turn.End() -> throw new NoSuchElementException("no more batches");
                case Turn.Failed(RuntimeException cause) -> throw cause;
                case Turn.Failed(Error cause) -> throw cause;
                case Turn.Failed(Throwable cause) -> throw new IllegalStateException(cause);
                case Turn.Made(var batch) -> {
                    next = take();
                    return batch;
                }
            }
        }
    }
}
