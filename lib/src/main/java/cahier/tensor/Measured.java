package cahier.tensor;

import cahier.array.Binary;
import cahier.array.Elementwise;
import cahier.array.Scratch;
import cahier.array.Unary;

import java.util.List;

/// One number about many values that is neither their sum nor one of them: of axes seen as the
/// middle one of three (outer, length, inner).
sealed interface Measured extends Operation {

    Tensor x();

    Along along();

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    @Override
    default int[] shape() {
        return along().shape();
    }

    @Override
    default boolean fills() {
        return true;
    }

    @Override
    default boolean needs(Tensor input) {
        return true;
    }

    private static void square(float[] x, float[] y, int n) {
        Elementwise.apply(Unary.SQUARE, x, 0, y, 0, n);
    }

    /// `y = Σ (x - μ)² / (length - less)`, or the root of that.
    record Variance(Tensor x, Along along, int less, boolean isRoot) implements Measured {

        @Override
        public void forward(float[] y) {
            var centred = centred();
            square(centred, centred, x.size());
            along.sum(centred, y);
            Scratch.give(centred);
            var count = along.length() - less;
            for (var i = 0; i < y.length; i++) {
                y[i] = isRoot ? (float) Math.sqrt(y[i] / count) : y[i] / count;
            }
        }

        @Override
        public boolean needsResult() {
            return isRoot;
        }

        /// `∂x = 2 (x - μ) · dy / (length - less)`; of the root, that `/ 2y`, and 0 where y is 0.
        @Override
        public void backward(float[] y, float[] dy) {
            var count = along.length() - less;
            var slopes = new float[y.length];
            for (var i = 0; i < y.length; i++) {
                if (!isRoot) slopes[i] = 2f * dy[i] / count;
                else if (y[i] != 0f) slopes[i] = dy[i] / (count * y[i]);
            }
            var centred = centred();
            along.apply(Binary.MULTIPLY, centred, slopes, centred);
            Broadcasting.add(centred, x);
            Scratch.give(centred);
        }

        /// Returns x - μ in a lent buffer; it is centred twice, as the mean of values far from 0 is
        /// rounded by more than they may differ.
        private float[] centred() {
            var centred = Scratch.take(x.size());
            var means = new float[along.outer() * along.inner()];
            var source = x.values();
            for (var pass = 0; pass < 2; pass++) {
                along.sum(source, means);
                for (var i = 0; i < means.length; i++) means[i] /= along.length();
                along.apply(Binary.SUBTRACT, source, means, centred);
                source = centred;
            }
            return centred;
        }

        @Override
        public String formula() {
            var count = less == 0 ? "n" : "(n - " + less + ")";
            return isRoot ? "√(Σ (x - μ)² / " + count + ")" : "Σ (x - μ)² / " + count;
        }
    }

    /// `y = √Σ x²`.
    record Norm(Tensor x, Along along) implements Measured {

        /// Below it, squares may have lost digits that count.
        private static final float LEAST = 0x1p-80f;

        @Override
        public void forward(float[] y) {
            var squares = Scratch.take(x.size());
            square(x.values(), squares, x.size());
            along.sum(squares, y);
            var scales = new float[y.length];
            if (hasScales(y, scales)) {
                along.apply(Binary.DIVIDE, x.values(), scales, squares);
                square(squares, squares, x.size());
                along.sum(squares, y);
            }
            Scratch.give(squares);
            for (var i = 0; i < y.length; i++) y[i] = scales[i] * (float) Math.sqrt(y[i]);
        }

        /// Finds what values are to be divided by where their squares overflow or vanish, else 1: a
        /// power of two, which changes no digit.
        private boolean hasScales(float[] sums, float[] scales) {
            var found = false;
            for (var i = 0; i < sums.length; i++) {
                scales[i] = 1f;
                if (sums[i] >= LEAST && sums[i] <= Float.MAX_VALUE) continue;
                var largest = largest(i);
                if (!(largest > 0f && largest <= Float.MAX_VALUE)) continue;
                scales[i] = (float) Math.scalb(1.0, Math.getExponent(largest));
                found = true;
            }
            return found;
        }

        private float largest(int place) {
            var largest = 0f;
            for (int a = 0, at = along.first(place); a < along.length(); a++) {
                largest = Math.max(largest, Math.abs(x.values()[at]));
                at += along.inner();
            }
            return largest;
        }

        @Override
        public boolean needsResult() {
            return true;
        }

        /// `∂x = x / y · dy`, and 0 where y is 0.
        @Override
        public void backward(float[] y, float[] dy) {
            var lengths = y.clone();
            for (var i = 0; i < y.length; i++) if (y[i] == 0f) lengths[i] = 1f;
            var part = Scratch.take(x.size());
            along.apply(Binary.DIVIDE, x.values(), lengths, part);
            along.apply(Binary.MULTIPLY, part, dy, part);
            Broadcasting.add(part, x);
            Scratch.give(part);
        }

        @Override
        public String formula() {
            return "√Σ x²";
        }
    }

    /// `y = Π x`, multiplied in ascending order in double precision.
    record Product(Tensor x, Along along) implements Measured {

        @Override
        public void forward(float[] y) {
            for (var i = 0; i < y.length; i++) {
                var product = 1.0;
                for (int a = 0, at = along.first(i); a < along.length(); a++) {
                    product *= x.values()[at];
                    at += along.inner();
                }
                y[i] = (float) product;
            }
        }

        /// `∂x[a] = dy · Π x[b] over b ≠ a`, from the products before and behind, so that zeros do
        /// not count.
        @Override
        public void backward(float[] y, float[] dy) {
            var dx = x.gradient();
            var before = new double[along.length()];
            for (var i = 0; i < y.length; i++) {
                var at = along.first(i);
                var product = (double) dy[i];
                for (var a = 0; a < before.length; a++) {
                    before[a] = product;
                    product *= x.values()[at];
                    at += along.inner();
                }
                product = 1.0;
                for (var a = before.length - 1; a >= 0; a--) {
                    at -= along.inner();
                    dx[at] += (float) (before[a] * product);
                    product *= x.values()[at];
                }
            }
        }

        @Override
        public String formula() {
            return "Π x";
        }
    }

    /// `y = ln Σ exp(x)`, shifted by the largest, so that no exponential overflows.
    record LogSumExp(Tensor x, Along along) implements Measured {

        @Override
        public void forward(float[] y) {
            var shifts = shifts();
            Scratch.give(exponentials(shifts, y));
            Elementwise.apply(Unary.LOG, y, 0, y, 0, y.length);
            for (var i = 0; i < y.length; i++) y[i] += shifts[i];
        }

        /// `∂x = exp(x) / Σ exp(x) · dy`.
        @Override
        public void backward(float[] y, float[] dy) {
            var sums = new float[y.length];
            var part = exponentials(shifts(), sums);
            along.apply(Binary.DIVIDE, part, sums, part);
            along.apply(Binary.MULTIPLY, part, dy, part);
            Broadcasting.add(part, x);
            Scratch.give(part);
        }

        /// Returns the largest values; 0 for infinite ones, whose differences would be NaN.
        private float[] shifts() {
            var shifts = new float[along.outer() * along.inner()];
            along.max(x.values(), shifts);
            for (var i = 0; i < shifts.length; i++) {
                if (Float.isInfinite(shifts[i])) shifts[i] = 0f;
            }
            return shifts;
        }

        /// Returns exp(x - shift) in a lent buffer, and writes its sums.
        private float[] exponentials(float[] shifts, float[] sums) {
            var part = Scratch.take(x.size());
            along.apply(Binary.SUBTRACT, x.values(), shifts, part);
            Elementwise.apply(Unary.EXP, part, 0, part, 0, x.size());
            along.sum(part, sums);
            return part;
        }

        @Override
        public String formula() {
            return "ln Σ exp(x)";
        }
    }
}
