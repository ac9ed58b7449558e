package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Holds the vector loops over windows of pictures to the bits of their scalar twins.
class VectorWindowsTest {

    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    @Test
    void panelsOfConvolutions() {
        var x = Numbers.some(1, 600);
        var taps = new int[] {9, 0, 1, 40, 41, 90};
        // runs that end with a vector, in its midst, several within one, and before the last lane
        var runs =
                new int[][] {
                    {0, 32},
                    {0, 16, 32},
                    {0, 5, 18, 32},
                    {0, 14, 28, 32},
                    {0, 2, 8, 14, 20, 26, 32},
                    {0, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 32},
                    {0, 7, 13},
                    {0, 7, 14, 17}
                };
        for (var lanes : runs) {
            var places = new int[lanes.length - 1];
            for (var r = 0; r < places.length; r++) places[r] = 2 * lanes[r] + r;
            Twins.compare(
                    200,
                    (n, panel) -> {
                        n.panel(5, x, 100, lanes, places, taps, 1, panel, 3);
                        for (var i = 3; i < 3 + 5 * 32; i++) {
                            if ((i - 3) % 32 >= lanes[places.length]) panel[i] = 0f;
                        }
                    });
        }
    }

    @Test
    void theLargestOfWindows() {
        var x = Numbers.some(1, 3 + 7 * 45);
        for (var i = 0; i < x.length; i += 5) x[i] = new float[] {0f, -0f, 3f, Float.NaN}[i % 4];
        for (var window :
                new Window[] {
                    Window.of(2, 2, 0),
                    Window.of(3, 2, 0),
                    Window.of(3, 1, 0),
                    new Window(2, 3, 5, 4, 0, 1, 0, 0, 2, 3),
                    new Window(1, 2, 1, 5, 0, 0, 0, 0, 1, 1)
                }) {
            var form = Pooling.floor(1, 7, 45, window);
            for (var row = 0; row <= 4; row++) {
                for (var end = 2; end < form.outWidth(); end++) {
                    var places = new int[2][46];
                    var values = new float[2][46];
                    var room = new float[2 * (45 + 32)];
                    scalar.maxRow(form, x, 3, row, 1, end, values[0], places[0], 1, room);
                    vector.maxRow(form, x, 3, row, 1, end, values[1], places[1], 1, room);
                    assertThat(places[1]).as(form.toString()).isEqualTo(places[0]);
                    assertThat(values[1]).isEqualTo(values[0]);
                }
            }
        }
    }

    @Test
    void theLargestAlone() {
        var x = Numbers.some(1, 3_000);
        for (var i = 0; i < x.length; i += 5) x[i] = new float[] {0f, -0f, 3f, Float.NaN}[i % 4];
        for (var window :
                new Window[] {
                    Window.of(2, 2, 0),
                    Window.of(3, 2, 0),
                    Window.of(3, 1, 0),
                    Window.of(1, 1, 0),
                    Window.of(2, 3, 0),
                    Window.of(3, 3, 0),
                    Window.of(5, 3, 0),
                    new Window(2, 3, 3, 2, 0, 1, 0, 0, 2, 3)
                }) {
            for (var columns = 1; columns < 40; columns++) {
                var n = columns;
                Twins.compare(
                        4 * n + 9,
                        (k, y) -> k.largest(window, 4, n, x, 128, y, 5, new float[128 + 64]));
            }
        }
    }

    @Test
    void transformsOfSmallTiles() {
        var places = new int[80];
        Arrays.setAll(places, i -> i * 37 % 400);
        for (var size : new int[] {1, 3, 16, 17, 33, 70}) {
            var x = Numbers.some(1, 2_000);
            Twins.compare(2_000, (n, v) -> n.transforms().input(x, 7, 300, 90, v, 5, 100, size));
            Twins.compare(2_000, (n, v) -> n.transforms().output(x, 7, 100, v, 5, 90, size));
            Twins.compare(
                    2_000, (n, v) -> n.transforms().inputAt(x, 7, places, 3, 30, v, 5, 100, size));
            Twins.compare(
                    2_000,
                    (n, v) -> n.transforms().weights(x, 17, places, 111, -2, v, 5, 100, size));
            Twins.compare(
                    2_000, (n, v) -> n.transforms().delta(x, 7, 100, 300, 450, v, 5, 100, size));
            Twins.compare(
                    2_000, (n, v) -> n.transforms().weightsGradient(x, 7, 100, v, 5, 90, size));
        }
    }

    @Test
    void tilesOfConvolutions() {
        for (var rows = 1; rows <= 8; rows++) {
            for (var width : new int[] {16, 32}) {
                for (var k : new int[] {1, 9, 70}) {
                    var a = Numbers.some(1, 8 * (k + 3) + 2);
                    var b = Numbers.some(2, 500);
                    var taps = new int[k + 1];
                    for (var p = 0; p <= k; p++) taps[p] = p * 37 % 400;
                    var r = rows;
                    Twins.compare(
                            500,
                            (n, c) ->
                                    n.taps(
                                            k, r, width, a, 2, k + 3, b, 5, 60, taps, 1, c, 3, 30,
                                            60, true));
                    Twins.compare(
                            500,
                            (n, c) ->
                                    n.taps(
                                            k, r, width, a, 2, k + 3, b, 5, 15, taps, 1, c, 3, 13,
                                            60, false));
                    var wide = Numbers.some(3, k * 33);
                    var starts = new int[] {7, 0, 100, 3, 42, 41, 40, 99, 50};
                    Twins.compare(
                            500,
                            (n, c) ->
                                    n.tapRows(
                                            k, r, width, b, 4, starts, 1, wide, 1, 32, c, 2, 40,
                                            true));
                }
            }
        }
    }

    @Test
    void dotProductsWithTaps() {
        var b = Numbers.some(2, 500);
        var taps = new int[] {7, 0, 100, 3, 42, 41};
        for (var rows = 1; rows <= Kernels.DOT_ROWS; rows++) {
            for (var columns = 1; columns <= Kernels.DOT_COLUMNS; columns++) {
                for (var k : new int[] {1, 2, 9}) {
                    var r = rows;
                    var w = columns;
                    var a = Numbers.some(1, 4 * (16 * k + 3) + 2);
                    var places = new int[k];
                    for (var p = 0; p < k; p++) places[p] = p * 37 % 300;
                    for (var add : new boolean[] {false, true}) {
                        Twins.compare(
                                500,
                                (n, c) -> {
                                    var lanes = new float[4 * 5 * 16];
                                    n.tapDots(
                                            k,
                                            r,
                                            w,
                                            a,
                                            2,
                                            16 * k + 3,
                                            b,
                                            places,
                                            taps,
                                            1,
                                            lanes,
                                            c,
                                            3,
                                            40,
                                            add);
                                });
                    }
                }
            }
        }
    }
}
