package cahier.tensor;

import cahier.array.Upsampling;

import java.util.List;

/// Pictures in another size.
sealed interface Resized extends Operation {

    Tensor x();

    Upsampling form();

    @Override
    default boolean needs(Tensor input) {
        return false;
    }

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    @Override
    default int[] shape() {
        return new int[] {x().shape[0], x().shape[1], form().outHeight(), form().outWidth()};
    }

    /// Each output copies the nearest input.
    record Nearest(Tensor x, Upsampling form) implements Resized {
        @Override
        public void forward(float[] y) {
            form.nearest(x.values(), y);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.nearestGradient(dy, x.target(), adds);
        }

        @Override
        public String formula() {
            return "x resized, nearest";
        }
    }

    /// Each output mixes the four nearest inputs.
    record Bilinear(Tensor x, Upsampling form, boolean alignsCorners) implements Resized {
        @Override
        public void forward(float[] y) {
            form.bilinear(x.values(), y, alignsCorners);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            form.bilinearGradient(dy, x.target(), alignsCorners, adds);
        }

        @Override
        public String formula() {
            return "x resized, bilinear";
        }
    }
}
