package cahier.tensor;

import cahier.array.Gemm;
import cahier.array.Reduce;

import java.util.Arrays;
import java.util.List;

/// Products of matrices: of the last two axes, the axes before them broadcast.
sealed interface Product extends Operation {

    /// Each value of the result is a sum over the last axis of the left factor.
    @Override
    default long multiplyAdds() {
        return (long) Shapes.size(shape()) * inputs().getFirst().size(-1);
    }

    /// `y = a · b` of two matrices.
    record Matrices(Tensor a, Tensor b) implements Product {
        @Override
        public List<Tensor> inputs() {
            return List.of(a, b);
        }

        @Override
        public int[] shape() {
            return new int[] {a.shape[0], b.shape[1]};
        }

        @Override
        public void forward(float[] y) {
            int m = a.shape[0], k = a.shape[1], n = b.shape[1];
            Gemm.multiply(
                    m, n, k, a.values(), 0, k, false, b.values(), 0, n, false, y, 0, n, false);
        }

        @Override
        public boolean needs(Tensor input) {
            return input == a && b.tracks() || input == b && a.tracks();
        }

        /// `∂a = dy · bᵀ`, `∂b = aᵀ · dy`.
        @Override
        public void backward(float[] y, float[] dy) {
            int m = a.shape[0], k = a.shape[1], n = b.shape[1];
            if (a.tracks()) {
                var adds = a.adds();
                var da = a.target();
                Gemm.multiply(m, k, n, dy, 0, n, false, b.values(), 0, n, true, da, 0, k, adds);
            }
            if (b.tracks()) {
                var adds = b.adds();
                var db = b.target();
                Gemm.multiply(k, n, m, a.values(), 0, k, true, dy, 0, n, false, db, 0, n, adds);
            }
        }

        @Override
        public String formula() {
            return "a · b (matrices)";
        }
    }

    /// `y = a · b` for each pair of matrices of a batch whose axes broadcast.
    ///
    /// @param shape of the result
    /// @param aPlaces for each matrix of the result, the place of its left factor among a's
    record Batched(Tensor a, Tensor b, int[] shape, int[] aPlaces, int[] bPlaces)
            implements Product {

        static Batched of(Tensor a, Tensor b) {
            var aBatch = Arrays.copyOf(a.shape, a.shape.length - 2);
            var bBatch = Arrays.copyOf(b.shape, b.shape.length - 2);
            var batch = Shapes.broadcast("matmul", aBatch, bBatch);
            var shape = Arrays.copyOf(batch, batch.length + 2);
            shape[batch.length] = a.size(-2);
            shape[batch.length + 1] = b.size(-1);
            return new Batched(a, b, shape, places(aBatch, batch), places(bBatch, batch));
        }

        private static int[] places(int[] operand, int[] batch) {
            var places = new int[Shapes.size(batch)];
            var steps = Shapes.steps(operand, batch);
            for (var i = 0; i < places.length; i++) {
                var rest = i;
                for (var axis = batch.length - 1; axis >= 0; axis--) {
                    places[i] += rest % batch[axis] * steps[axis];
                    rest /= batch[axis];
                }
            }
            return places;
        }

        @Override
        public List<Tensor> inputs() {
            return List.of(a, b);
        }

        @Override
        public void forward(float[] y) {
            int m = a.size(-2), k = a.size(-1), n = b.size(-1);
            for (var i = 0; i < aPlaces.length; i++) {
                Gemm.multiply(
                        m,
                        n,
                        k,
                        a.values(),
                        aPlaces[i] * m * k,
                        k,
                        false,
                        b.values(),
                        bPlaces[i] * k * n,
                        n,
                        false,
                        y,
                        i * m * n,
                        n,
                        false);
            }
        }

        @Override
        public boolean needs(Tensor input) {
            return input == a && b.tracks() || input == b && a.tracks();
        }

        @Override
        public void backward(float[] y, float[] dy) {
            int m = a.size(-2), k = a.size(-1), n = b.size(-1);
            for (var i = 0; i < aPlaces.length; i++) {
                int ai = aPlaces[i] * m * k, bi = bPlaces[i] * k * n, yi = i * m * n;
                if (a.tracks()) {
                    Gemm.multiply(
                            m,
                            k,
                            n,
                            dy,
                            yi,
                            n,
                            false,
                            b.values(),
                            bi,
                            n,
                            true,
                            a.gradient(),
                            ai,
                            k,
                            true);
                }
                if (b.tracks()) {
                    Gemm.multiply(
                            k,
                            n,
                            m,
                            a.values(),
                            ai,
                            k,
                            true,
                            dy,
                            yi,
                            n,
                            false,
                            b.gradient(),
                            bi,
                            n,
                            true);
                }
            }
        }

        @Override
        public String formula() {
            return "a · b (matrices of a batch)";
        }
    }

    /// `y = x · wᵀ + b`, the rows of x being samples: a fully connected layer.
    record Affine(Tensor x, Tensor weight, List<Tensor> bias) implements Product {
        @Override
        public List<Tensor> inputs() {
            return bias.isEmpty() ? List.of(x, weight) : List.of(x, weight, bias.getFirst());
        }

        @Override
        public int[] shape() {
            return Shapes.with(x.shape, x.shape.length - 1, weight.shape[0]);
        }

        @Override
        public boolean fills() {
            return !bias.isEmpty();
        }

        @Override
        public void forward(float[] y) {
            int k = weight.shape[1], n = weight.shape[0], m = n == 0 ? 0 : y.length / n;
            if (!bias.isEmpty()) {
                var b = bias.getFirst().values();
                for (var i = 0; i < m; i++) System.arraycopy(b, 0, y, i * n, n);
            }
            Gemm.multiply(
                    m, n, k, x.values(), 0, k, false, weight.values(), 0, k, true, y, 0, n, true);
        }

        @Override
        public boolean needs(Tensor input) {
            return input == x && weight.tracks() || input == weight && x.tracks();
        }

        /// `∂x = dy · w`, `∂w = dyᵀ · x`, `∂b = Σ dy` over the samples.
        @Override
        public void backward(float[] y, float[] dy) {
            int k = weight.shape[1], n = weight.shape[0], m = n == 0 ? 0 : y.length / n;
            if (x.tracks()) {
                var adds = x.adds();
                var dx = x.target();
                Gemm.multiply(
                        m, k, n, dy, 0, n, false, weight.values(), 0, k, false, dx, 0, k, adds);
            }
            if (weight.tracks()) {
                var adds = weight.adds();
                var dw = weight.target();
                Gemm.multiply(n, k, m, dy, 0, n, true, x.values(), 0, k, false, dw, 0, k, adds);
            }
            if (!bias.isEmpty() && bias.getFirst().tracks()) {
                var db = bias.getFirst();
                var adds = db.adds();
                Reduce.sum(dy, 0, 1, m, n, db.target(), 0, adds);
            }
        }

        @Override
        public String formula() {
            return bias.isEmpty() ? "x · wᵀ" : "x · wᵀ + b";
        }
    }
}
