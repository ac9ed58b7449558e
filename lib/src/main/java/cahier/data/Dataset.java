package cahier.data;

import cahier.array.Generator;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/// Gives samples by index. An own data set implements [#size()] and [#batch(int...)].
public interface Dataset {

    /// Returns the number of samples.
    int size();

    /// Returns the samples of these indices, in this order.
    Batch batch(int... indices);

    /// Returns all samples in one batch.
    default Batch all() {
        return batch(IntStream.range(0, size()).toArray());
    }

    /// Returns the samples of these indices, in this order.
    default Dataset select(int... indices) {
        return new Selection(this, indices.clone());
    }

    /// Returns the first samples, all if there are fewer; of data that lie class by class, such as
    /// [Digits], some of each class come by `shuffle(seed).take(count)`.
    ///
    /// @throws IllegalArgumentException if the count is negative
    default Dataset take(int count) {
        Selection.count("take", count);
        return select(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /// Returns the samples after the first ones.
    ///
    /// @throws IllegalArgumentException if the count is negative
    default Dataset skip(int count) {
        Selection.count("skip", count);
        return select(IntStream.range(Math.min(count, size()), size()).toArray());
    }

    /// Returns the samples in an order that the seed determines.
    default Dataset shuffle(long seed) {
        return select(new Generator(seed).permutation(size()));
    }

    /// Splits the samples in an order that the seed determines: a share of them, and the rest.
    ///
    /// @param share from 0 to 1
    default Split split(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "split: share out of range: got " + share + "; expected 0 to 1");
        }
        var shuffled = shuffle(seed);
        var count = (int) Math.round(share * size());
        return new Split(shuffled.take(count), shuffled.skip(count));
    }

    /// Two data sets made of one.
    record Split(Dataset first, Dataset second) {}

    /// Returns the samples in batches, in order; the last may be smaller.
    ///
    /// @throws IllegalArgumentException if the size is not positive
    default Iterable<Batch> batches(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "batches: size not positive: got " + size + "; expected 1 or more");
        }
        return () ->
                new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < size();
                    }

                    @Override
                    public Batch next() {
                        if (!hasNext()) throw new NoSuchElementException("no more batches");
                        var end = Math.min(next + size, size());
                        var batch = batch(IntStream.range(next, end).toArray());
                        next = end;
                        return batch;
                    }
                };
    }
}
