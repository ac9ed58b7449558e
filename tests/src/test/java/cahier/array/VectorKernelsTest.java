package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Holds the vector loops to the bits of their scalar twins.
class VectorKernelsTest {

    private static final int[] SIZES =
            IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(127, 256, 1001)).toArray();

    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    @Test
    void tiles() {
        for (var rows = 1; rows <= 8; rows++) {
            for (var width : new int[] {16, 32}) {
                for (var k : new int[] {1, 2, 7, 70, 256}) {
                    for (var add : new boolean[] {false, true}) {
                        var a = Numbers.some(1, 9 * (k + 5) + 4);
                        var b = Numbers.some(2, k * 37 + 3);
                        var c = Numbers.some(3, 8 * 40 + 2);
                        var expected = c.clone();
                        scalar.tile(k, rows, width, a, 4, k + 5, 1, b, 3, 37, expected, 2, 40, add);
                        vector.tile(k, rows, width, a, 4, k + 5, 1, b, 3, 37, c, 2, 40, add);
                        assertThat(c).isEqualTo(expected);
                        scalar.tile(k, rows, width, a, 0, 1, 9, b, 3, 37, expected, 2, 40, add);
                        vector.tile(k, rows, width, a, 0, 1, 9, b, 3, 37, c, 2, 40, add);
                        assertThat(c).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void tilesOfStripsAndPanels() {
        for (var rows = 1; rows <= 8; rows++) {
            for (var k : new int[] {1, 2, 7, 256}) {
                var a = Numbers.some(1, 8 * k + 4);
                var b = Numbers.some(2, 32 * k + 3);
                var r = rows;
                Twins.compare(400, (n, c) -> n.strip(k, r, a, 4, b, 3, c, 2, 40, false));
                Twins.compare(400, (n, c) -> n.strip(k, r, a, 4, b, 3, c, 2, 40, true));
                Twins.compare(400, (n, c) -> n.rows(k, r, a, 4, k - 1, b, 3, c, 2, 40, false));
                Twins.compare(400, (n, c) -> n.rows(k, r, a, 4, k - 1, b, 3, c, 2, 40, true));
                Twins.compare(
                        400, (n, c) -> n.dots(k, r, 3, a, 4, k - 1, b, 3, k, c, 2, 40, 3, false));
                Twins.compare(
                        400, (n, c) -> n.dots(k, 3, r, a, 4, k, b, 3, k + 1, c, 2, 40, 3, true));
            }
        }
    }

    @Test
    void threeStripsUnderPanel() {
        for (var k : new int[] {1, 2, 7, 256}) {
            var strip = 8 * k + 3;
            var a = Numbers.some(1, 3 * strip + 4);
            var b = Numbers.some(2, 32 * k + 3);
            for (var add : new boolean[] {false, true}) {
                Twins.compare(
                        24 * 40, (n, c) -> n.threeStrips(k, a, 4, strip, b, 3, c, 2, 40, add));
            }
        }
    }

    @Test
    void firstTileOfPanelPacksIt() {
        for (var rows = 1; rows <= 8; rows++) {
            for (var k : new int[] {1, 2, 7, 256}) {
                var a = Numbers.some(1, 8 * k + 4);
                var b = Numbers.some(2, 40 * k + 3);
                var r = rows;
                var size = 32 * k + 5;
                Twins.compare(
                        size,
                        (n, panel) -> {
                            var c = new float[400];
                            n.packingStrip(k, r, a, 4, b, 3, 40, panel, 5, c, 2, 40, false);
                            assertThat(panel[32 * k + 4]).isEqualTo(b[40 * k - 6]);
                        });
                for (var add : new boolean[] {false, true}) {
                    Twins.compare(
                            400,
                            (n, c) ->
                                    n.packingStrip(
                                            k,
                                            r,
                                            a,
                                            4,
                                            b,
                                            3,
                                            40,
                                            new float[size],
                                            5,
                                            c,
                                            2,
                                            40,
                                            add));
                }
            }
        }
    }

    @Test
    void gathersFromWhereValuesLie() {
        var x = Numbers.some(1, 500);
        var places = new int[1001];
        Arrays.setAll(places, i -> i * 37 % 490);
        for (var n : SIZES) {
            Twins.compare(1010, (k, y) -> k.gather(n, x, 7, places, y, 3, false));
            Twins.compare(1010, (k, y) -> k.gather(n, x, 7, places, y, 3, true));
        }
    }

    @Test
    void copiesAndTransposes() {
        for (var rows = 1; rows <= 35; rows++) {
            for (var columns = 1; columns <= 70; columns++) {
                var x = Numbers.some(1, rows * (columns + 2) + 1);
                var y = new float[rows * (columns + 5) + 3];
                var expected = y.clone();
                scalar.copy(rows, columns, x, 1, columns + 2, expected, 3, columns + 5);
                vector.copy(rows, columns, x, 1, columns + 2, y, 3, columns + 5);
                assertThat(y).isEqualTo(expected);
                y = new float[columns * (rows + 4) + 2];
                expected = y.clone();
                scalar.transpose(rows, columns, x, 1, columns + 2, expected, 2, rows + 4);
                vector.transpose(rows, columns, x, 1, columns + 2, y, 2, rows + 4);
                assertThat(y).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void functionsOfOneNumber(Unary f) {
        for (var n : SIZES) {
            var x = special(n);
            Twins.compare(n, (k, y) -> k.apply(f, 0.7f, x, 1, y, 2, n));
            Twins.compare(
                    n,
                    (k, y) -> k.gradient(f, 0.7f, Numbers.some(4, n + 3), 3, x, 1, y, 2, n, false));
            Twins.compare(
                    n,
                    (k, y) -> k.gradient(f, 0.7f, Numbers.some(4, n + 3), 3, x, 1, y, 2, n, true));
        }
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void functionsOfOneNumberOverAllBitPatterns(Unary f) {
        if (f == Unary.POWER) return;
        var x = new float[1 << 16];
        for (var i = 0; i < x.length; i++)
            x[i] = Float.intBitsToFloat(i << 16 | (i * 40_503 & 0xffff));
        Twins.compare(x.length, (k, y) -> k.apply(f, 0.7f, x, 0, y, 0, x.length));
        var ones = new float[x.length];
        Arrays.fill(ones, 1f);
        Twins.compare(
                x.length, (k, y) -> k.gradient(f, 0.7f, ones, 0, x, 0, y, 0, x.length, false));
    }

    @ParameterizedTest
    @EnumSource(Binary.class)
    void functionsOfTwoNumbers(Binary f) {
        for (var n : SIZES) {
            var a = special(n);
            var b = Numbers.some(2, n + 4);
            Twins.compare(n, (k, c) -> k.apply(f, a, 1, b, 4, c, 2, n));
            Twins.compare(n, (k, c) -> k.withScalar(f, a, 1, 0.3f, c, 2, n));
            Twins.compare(n, (k, c) -> k.scalarWith(f, 0.3f, a, 1, c, 2, n));
        }
    }

    @Test
    void sums() {
        for (var n : SIZES) {
            var x = Numbers.some(1, n + 5);
            var y = Numbers.some(2, n + 5);
            Twins.compare(1, (k, out) -> out[0] = k.sum(x, 3, n));
            Twins.compare(1, (k, out) -> out[0] = k.dot(x, 3, y, 5, n));
            Twins.compare(1, (k, out) -> out[0] = k.squaredDeviation(x, 3, n, 0.1f));
            Twins.compare(1, (k, out) -> out[0] = k.dotDeviation(x, y, 3, n, 0.1f));
            Twins.compare(1, (k, out) -> out[0] = k.max(x, 3, n));
            for (var rows : new int[] {1, 5, 256, 600}) {
                var matrix = Numbers.some(3, rows * (n + 2) + 1);
                Twins.compare(n, (k, out) -> k.columns(rows, n, matrix, 1, n + 2, out, 2, false));
                Twins.compare(n, (k, out) -> k.columns(rows, n, matrix, 1, n + 2, out, 2, true));
            }
        }
    }

    @Test
    void normalisation() {
        for (var n : SIZES) {
            var x = Numbers.some(1, n + 4);
            var dy = Numbers.some(2, n + 4);
            Twins.compare(n, (k, y) -> k.normalize(x, y, 2, n, 0.1f, 1.3f, -0.2f));
            Twins.compare(
                    n,
                    (k, y) -> k.normalizeGradient(dy, x, y, 2, n, 0.1f, 1.3f, -0.2f, 0.3f, false));
            Twins.compare(
                    n,
                    (k, y) -> k.normalizeGradient(dy, x, y, 2, n, 0.1f, 1.3f, -0.2f, 0.3f, true));
        }
    }

    @Test
    void updates() {
        for (var n : SIZES) {
            var g = Numbers.some(1, n + 4);
            Twins.compare(n, (k, w) -> k.addScaled(0.3f, g, w, 2, n + 2));
            Twins.compare(n, (k, w) -> k.blend(0.3f, g, w, 2, n + 2));
            Twins.compare(n, (k, w) -> k.sgd(w, g, 2, n + 2, 0.1f, 0.01f));
            for (var nesterov : new boolean[] {false, true}) {
                state(
                        n,
                        (k, w, s, t) -> k.momentum(w, g, s, 2, n + 2, 0.1f, 0.9f, 0.01f, nesterov));
            }
            state(n, (k, w, s, t) -> k.rmsprop(w, g, s, 2, n + 2, 0.1f, 0.9f, 0.1f, 1e-8f, 0.01f));
            var step = AdamStep.of(3, 0.1, 0.9, 0.999, 1e-8, 0.01, false);
            state(n, (k, w, s, t) -> k.adam(w, g, s, t, 2, n + 2, step));
        }
    }

    private interface StateLoop {
        void run(Kernels kernels, float[] weights, float[] first, float[] second);
    }

    private void state(int n, StateLoop loop) {
        Twins.compare(
                2 * n,
                (k, out) -> {
                    var weights = Numbers.some(5, n + 4);
                    var first = new float[n + 4];
                    var second = new float[n + 4];
                    loop.run(k, weights, first, second);
                    loop.run(k, weights, first, second);
                    System.arraycopy(weights, 2, out, 0, n);
                    System.arraycopy(first, 2, out, n, n);
                });
    }

    private static float[] special(int n) {
        var x = Numbers.some(n, n + 1);
        for (var i = 0; i <= n; i++) x[i] *= 1 << (i % 8);
        var odd =
                new float[] {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (var i = 0; i < odd.length && i < n; i++) x[1 + i * 7 % n] = odd[i];
        return x;
    }
}
