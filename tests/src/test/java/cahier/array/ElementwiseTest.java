package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Literal values from SciPy.
class ElementwiseTest {

    private static final float[] X = {-3, -0.5f, 0, 0.5f, 3};

    @Test
    void activationsAndTheirSlopes() {
        check(Unary.RELU, 0, new float[] {0, 0, 0, 0.5f, 3}, new float[] {0, 0, 0, 1, 1});
        check(
                Unary.LEAKY_RELU,
                0.1f,
                new float[] {-0.3f, -0.05f, 0, 0.5f, 3},
                new float[] {0.1f, 0.1f, 0.1f, 1, 1});
        check(
                Unary.ELU,
                0.7f,
                new float[] {-0.66514905f, -0.27542854f, 0, 0.5f, 3},
                new float[] {0.03485095f, 0.42457146f, 0.7f, 1, 1});
        check(
                Unary.SIGMOID,
                0,
                new float[] {0.04742587f, 0.37754067f, 0.5f, 0.62245933f, 0.95257413f},
                new float[] {0.04517666f, 0.23500371f, 0.25f, 0.23500371f, 0.04517666f});
        check(
                Unary.TANH,
                0,
                new float[] {-0.99505475f, -0.46211716f, 0, 0.46211716f, 0.99505475f},
                new float[] {0.00986604f, 0.78644773f, 1, 0.78644773f, 0.00986604f});
        check(
                Unary.GELU,
                0,
                new float[] {-0.00404969f, -0.15426877f, 0, 0.34573123f, 2.99595031f},
                new float[] {-0.01194565f, 0.13250488f, 0.5f, 0.86749512f, 1.01194565f});
        check(
                Unary.SILU,
                0,
                new float[] {-0.14227762f, -0.18877033f, 0, 0.31122967f, 2.85772238f},
                new float[] {-0.08810411f, 0.26003881f, 0.5f, 0.73996119f, 1.08810411f});
        check(
                Unary.SOFTPLUS,
                0,
                new float[] {0.04858735f, 0.47407698f, 0.69314718f, 0.97407698f, 3.04858735f},
                new float[] {0.04742587f, 0.37754067f, 0.5f, 0.62245933f, 0.95257413f});
    }

    @Test
    void erfAndItsSlope() {
        check(
                Unary.ERF,
                0,
                new float[] {-0.99997791f, -0.52049988f, 0, 0.52049988f, 0.99997791f},
                new float[] {1.39253052e-04f, 0.87878258f, 1.12837917f, 0.87878258f, 1.39253e-04f});
    }

    @Test
    void wholePowersAreExact() {
        var y = new float[5];
        Elementwise.apply(Unary.POWER, 3, X, 0, y, 0, 5);
        assertThat(y).containsExactly(-27, -0.125f, 0, 0.125f, 27);
        Elementwise.apply(Unary.POWER, -2, X, 0, y, 0, 5);
        assertThat(y).containsExactly(1f / 9, 4, Float.POSITIVE_INFINITY, 4, 1f / 9);
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void slopesMatchDifferences(Unary f) {
        if (f == Unary.SIGN || f == Unary.FLOOR) return;
        for (var x : new float[] {0.3f, 0.9f, 1.7f, 2.6f}) {
            var above = f.value(x + 0x1p-9f, 2.2f);
            var below = f.value(x - 0x1p-9f, 2.2f);
            var slope = (above - below) / 0x1p-8f;
            assertThat(f.slope(x, 2.2f)).as("%s at %s", f, x).isCloseTo(slope, within(2e-3f));
        }
    }

    @Test
    void gradientsMultiplyAndAccumulate() {
        var dx = new float[] {1, 1, 1, 1, 1};
        Elementwise.gradient(Unary.SQUARE, 0, X, 0, X, 0, dx, 0, 5, true);
        assertThat(dx).containsExactly(19, 1.5f, 1, 1.5f, 19);
    }

    @Test
    void combinesArraysAndScalars() {
        var a = new float[] {1, 5, 9};
        var b = new float[] {2, 5, 3};
        var c = new float[3];
        Elementwise.apply(Binary.DIVIDE, a, 0, b, 0, c, 0, 3);
        assertThat(c).containsExactly(0.5f, 1, 3);
        Elementwise.apply(Binary.AT_MOST, a, 0, b, 0, c, 0, 3);
        assertThat(c).containsExactly(1, 1, 0);
        Elementwise.withScalar(Binary.SUBTRACT, a, 1, 2f, c, 0, 2);
        assertThat(c).containsExactly(3, 7, 0);
        Elementwise.scalarWith(Binary.SUBTRACT, 2f, a, 0, c, 0, 3);
        assertThat(c).containsExactly(1, -3, -7);
    }

    @Test
    void combinesRowsColumnsAndChannels() {
        var a = new float[] {1, 2, 3, 4, 5, 6};
        var c = new float[6];
        Elementwise.withRow(Binary.ADD, a, 0, new float[] {10, 20, 30}, 0, c, 0, 2, 3);
        assertThat(c).containsExactly(11, 22, 33, 14, 25, 36);
        Elementwise.withColumn(Binary.MULTIPLY, a, 0, new float[] {10, 100}, 0, c, 0, 2, 3);
        assertThat(c).containsExactly(10, 20, 30, 400, 500, 600);
        Elementwise.withChannel(Binary.ADD, a, 0, new float[] {10, 20, 30}, 0, c, 0, 2, 3, 1);
        assertThat(c).containsExactly(11, 22, 33, 14, 25, 36);
    }

    @Test
    void broadcastsByStrides() {
        var a = new float[] {1, 2, 3};
        var b = new float[] {10, 20};
        var c = new float[6];
        Elementwise.broadcast(
                Binary.ADD, new int[] {2, 3}, a, 0, new int[] {0, 1}, b, 0, new int[] {1, 0}, c, 0);
        assertThat(c).containsExactly(11, 12, 13, 21, 22, 23);
        Elementwise.broadcast(
                Binary.SUBTRACT,
                new int[] {3, 2},
                a,
                0,
                new int[] {1, 0},
                b,
                0,
                new int[] {0, 1},
                c,
                0);
        assertThat(c).containsExactly(-9, -19, -8, -18, -7, -17);
        Elementwise.broadcast(
                Binary.MULTIPLY, new int[] {}, a, 2, new int[] {}, b, 1, new int[] {}, c, 5);
        assertThat(c[5]).isEqualTo(60);
    }

    private static void check(Unary f, float parameter, float[] values, float[] slopes) {
        var y = new float[5];
        Elementwise.apply(f, parameter, X, 0, y, 0, 5);
        assertThat(y).as(f.name()).containsExactly(values, within(2e-7f));
        var ones = new float[] {1, 1, 1, 1, 1};
        Elementwise.gradient(f, parameter, ones, 0, X, 0, y, 0, 5, false);
        assertThat(y).as(f + "'").containsExactly(slopes, within(2e-7f));
    }
}
