package cahier.tensor;

import cahier.array.AdaptivePooling;
import cahier.array.Pooling;

import java.util.List;

/// Windows of pictures made one value each.
sealed interface Pooled extends Operation {

    Tensor x();

    @Override
    default boolean fills() {
        return true;
    }

    @Override
    default boolean needs(Tensor input) {
        return false;
    }

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    private static int[] shape(Tensor x, int height, int width) {
        return new int[] {x.shape[0], x.shape[1], height, width};
    }

    /// The largest of each window; its gradient goes to the first such.
    record Max(Tensor x, Pooling form, int[] indices) implements Pooled {
        static Max of(Tensor x, Pooling form) {
            var outputs = form.planes() * form.outHeight() * form.outWidth();
            return new Max(x, form, Recycling.takeInts(outputs));
        }

        @Override
        public int[] shape() {
            return Pooled.shape(x, form.outHeight(), form.outWidth());
        }

        @Override
        public void forward(float[] y) {
            form.max(x.values(), y, indices);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.maxGradient(dy, indices, x.target(), adds);
        }

        @Override
        public void release() {
            Recycling.give(indices);
        }

        @Override
        public String formula() {
            return "max of windows of x";
        }
    }

    /// The mean of each window; its gradient is spread evenly.
    record Average(Tensor x, Pooling form, boolean countsPadding) implements Pooled {
        @Override
        public int[] shape() {
            return Pooled.shape(x, form.outHeight(), form.outWidth());
        }

        @Override
        public void forward(float[] y) {
            form.average(x.values(), y, countsPadding);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.averageGradient(dy, x.target(), countsPadding, adds);
        }

        @Override
        public String formula() {
            return "mean of windows of x";
        }
    }

    /// The largest of each part of a picture cut into a given number of parts.
    record AdaptiveMax(Tensor x, AdaptivePooling form, int[] indices) implements Pooled {
        static AdaptiveMax of(Tensor x, AdaptivePooling form) {
            var outputs = form.planes() * form.outHeight() * form.outWidth();
            return new AdaptiveMax(x, form, new int[outputs]);
        }

        @Override
        public int[] shape() {
            return Pooled.shape(x, form.outHeight(), form.outWidth());
        }

        @Override
        public void forward(float[] y) {
            form.max(x.values(), y, indices);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.maxGradient(dy, indices, x.target(), adds);
        }

        @Override
        public String formula() {
            return "max of parts of x";
        }
    }

    /// The mean of each part of a picture cut into a given number of parts.
    record AdaptiveAverage(Tensor x, AdaptivePooling form) implements Pooled {
        @Override
        public int[] shape() {
            return Pooled.shape(x, form.outHeight(), form.outWidth());
        }

        @Override
        public void forward(float[] y) {
            form.average(x.values(), y);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.averageGradient(dy, x.target(), adds);
        }

        @Override
        public String formula() {
            return "mean of parts of x";
        }
    }
}
