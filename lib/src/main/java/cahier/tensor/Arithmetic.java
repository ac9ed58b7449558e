package cahier.tensor;

import cahier.array.Binary;
import cahier.array.Elementwise;
import cahier.array.Scratch;
import cahier.array.Update;

import java.util.Arrays;
import java.util.List;

/// The four operations and the larger and smaller of two, broadcast as in NumPy.
sealed interface Arithmetic extends Operation {

    /// `y = a ∘ b`.
    sealed interface OfTwo extends Arithmetic {
        Tensor a();

        Tensor b();

        Binary function();

        @Override
        default List<Tensor> inputs() {
            return List.of(a(), b());
        }

        @Override
        default boolean fills() {
            return true;
        }

        @Override
        default void forward(float[] y) {
            broadcast(function(), shape(), a().values(), a().shape, b().values(), b().shape, y);
        }
    }

    /// Computes `a ∘ b` for operands of two shapes that broadcast to a third; arrays may be longer.
    static void broadcast(
            Binary f, int[] shape, float[] a, int[] aShape, float[] b, int[] bShape, float[] y) {
        var size = Shapes.size(shape);
        if (Arrays.equals(aShape, shape) && Arrays.equals(bShape, shape)) {
            Elementwise.apply(f, a, 0, b, 0, y, 0, size);
        } else if (Arrays.equals(aShape, shape) && Shapes.size(bShape) == 1) {
            Elementwise.withScalar(f, a, 0, b[0], y, 0, size);
        } else {
            var aSteps = Shapes.steps(aShape, shape);
            var bSteps = Shapes.steps(bShape, shape);
            Elementwise.broadcast(f, shape, a, 0, aSteps, b, 0, bSteps, y, 0);
        }
    }

    /// Adds `dy ∘ other`, summed over what was repeated, to the gradient of an operand.
    private static void add(
            Binary f, Tensor operand, float[] dy, int[] shape, float[] other, int[] otherShape) {
        var size = Shapes.size(shape);
        if (operand.size() == size) {
            if (!operand.adds()) {
                broadcast(f, shape, dy, shape, other, otherShape, operand.target());
                return;
            }
        }
        var part = Scratch.take(size);
        broadcast(f, shape, dy, shape, other, otherShape, part);
        Broadcasting.addSummed(part, shape, operand);
        Scratch.give(part);
    }

    record Add(Tensor a, Tensor b, int[] shape) implements OfTwo {
        @Override
        public Binary function() {
            return Binary.ADD;
        }

        @Override
        public boolean needs(Tensor input) {
            return false;
        }

        @Override
        public void backward(float[] y, float[] dy) {
            if (a.tracks()) Broadcasting.addSummed(dy, shape, a);
            if (b.tracks()) Broadcasting.addSummed(dy, shape, b);
        }

        @Override
        public String formula() {
            return "a + b";
        }
    }

    record Subtract(Tensor a, Tensor b, int[] shape) implements OfTwo {
        @Override
        public Binary function() {
            return Binary.SUBTRACT;
        }

        @Override
        public boolean needs(Tensor input) {
            return false;
        }

        @Override
        public void backward(float[] y, float[] dy) {
            if (a.tracks()) Broadcasting.addSummed(dy, shape, a);
            if (b.tracks()) add(Binary.MULTIPLY, b, dy, shape, new float[] {-1f}, new int[0]);
        }

        @Override
        public String formula() {
            return "a - b";
        }
    }

    record Multiply(Tensor a, Tensor b, int[] shape) implements OfTwo {
        @Override
        public Binary function() {
            return Binary.MULTIPLY;
        }

        @Override
        public boolean needs(Tensor input) {
            return input == a && b.tracks() || input == b && a.tracks();
        }

        @Override
        public void backward(float[] y, float[] dy) {
            if (a.tracks()) add(Binary.MULTIPLY, a, dy, shape, b.values(), b.shape);
            if (b.tracks()) add(Binary.MULTIPLY, b, dy, shape, a.values(), a.shape);
        }

        @Override
        public String formula() {
            return "a · b";
        }
    }

    record Divide(Tensor a, Tensor b, int[] shape) implements OfTwo {
        @Override
        public Binary function() {
            return Binary.DIVIDE;
        }

        @Override
        public boolean needs(Tensor input) {
            return input == b;
        }

        @Override
        public boolean needsResult() {
            return b.tracks();
        }

        /// `∂a = dy / b`, `∂b = -dy · y / b`.
        @Override
        public void backward(float[] y, float[] dy) {
            if (a.tracks()) add(Binary.DIVIDE, a, dy, shape, b.values(), b.shape);
            if (!b.tracks()) return;
            var product = new float[y.length];
            for (var i = 0; i < y.length; i++) product[i] = -dy[i] * y[i];
            add(Binary.DIVIDE, b, product, shape, b.values(), b.shape);
        }

        @Override
        public String formula() {
            return "a / b";
        }
    }

    /// The larger or the smaller of two; where both are equal the gradient goes to `a`.
    record Extreme(Binary function, Tensor a, Tensor b, int[] shape) implements OfTwo {
        @Override
        public boolean needs(Tensor input) {
            return true;
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var first = new float[y.length];
            var keeps = function == Binary.MAX ? Binary.AT_LEAST : Binary.AT_MOST;
            broadcast(keeps, shape, a.values(), a.shape, b.values(), b.shape, first);
            if (a.tracks()) add(Binary.MULTIPLY, a, dy, shape, first, shape);
            if (!b.tracks()) return;
            for (var i = 0; i < first.length; i++) first[i] = 1f - first[i];
            add(Binary.MULTIPLY, b, dy, shape, first, shape);
        }

        @Override
        public String formula() {
            return function == Binary.MAX ? "max(a, b)" : "min(a, b)";
        }
    }

    /// `y = x ∘ c` with a number.
    record WithNumber(Binary function, Tensor x, float number) implements Arithmetic {
        @Override
        public List<Tensor> inputs() {
            return List.of(x);
        }

        @Override
        public int[] shape() {
            return x.shape;
        }

        @Override
        public void forward(float[] y) {
            Elementwise.withScalar(function, x.values(), 0, number, y, 0, y.length);
        }

        @Override
        public boolean needs(Tensor input) {
            return false;
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var slope =
                    switch (function) {
                        case ADD, SUBTRACT -> 1f;
                        case MULTIPLY -> number;
                        case DIVIDE -> 1f / number;
                        default -> throw new IllegalStateException(function.name());
                    };
            if (x.adds()) Update.addScaled(slope, dy, x.target(), y.length);
            else Elementwise.withScalar(Binary.MULTIPLY, dy, 0, slope, x.target(), 0, y.length);
        }

        @Override
        public String formula() {
            var sign =
                    switch (function) {
                        case ADD -> "+";
                        case SUBTRACT -> "-";
                        case MULTIPLY -> "·";
                        case DIVIDE -> "/";
                        default -> throw new IllegalStateException(function.name());
                    };
            return "x " + sign + " " + number;
        }
    }

    /// Checks that two tensors broadcast and returns the common shape.
    static int[] shape(String operation, Tensor a, Tensor b) {
        return Arrays.equals(a.shape, b.shape)
                ? a.shape
                : Shapes.broadcast(operation, a.shape, b.shape);
    }
}
