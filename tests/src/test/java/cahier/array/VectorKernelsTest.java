package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Holds the vector loops to the bits of their scalar twins.
class VectorKernelsTest {

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
    void copiesAndTransposes() {
        for (var rows = 1; rows <= 35; rows++) {
            for (var columns = 1; columns <= 70; columns += 3) {
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
}
