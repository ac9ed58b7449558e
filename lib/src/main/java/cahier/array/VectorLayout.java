package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Transposes of matrices. Blocks of 8×8 are transposed in registers by exchanging halves, quarters
/// and eighths.
final class VectorLayout {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final int L = 8;
    private static final VectorShuffle<Float> UP_4 =
            VectorShuffle.fromValues(S, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Float> DOWN_4 =
            VectorShuffle.fromValues(S, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorMask<Float> ODD_4 = VectorMask.fromLong(S, 0b11110000);
    private static final VectorShuffle<Float> UP_2 =
            VectorShuffle.fromValues(S, 6, 7, 0, 1, 2, 3, 4, 5);
    private static final VectorShuffle<Float> DOWN_2 =
            VectorShuffle.fromValues(S, 2, 3, 4, 5, 6, 7, 0, 1);
    private static final VectorMask<Float> ODD_2 = VectorMask.fromLong(S, 0b11001100);
    private static final VectorShuffle<Float> UP_1 =
            VectorShuffle.fromValues(S, 7, 0, 1, 2, 3, 4, 5, 6);
    private static final VectorShuffle<Float> DOWN_1 =
            VectorShuffle.fromValues(S, 1, 2, 3, 4, 5, 6, 7, 0);
    private static final VectorMask<Float> ODD_1 = VectorMask.fromLong(S, 0b10101010);

    private static final VectorSpecies<Float> W = FloatVector.SPECIES_512;
    private static final VectorShuffle<Float> WIDE_UP_8 = rotation(8);
    private static final VectorShuffle<Float> WIDE_DOWN_8 = rotation(8);
    private static final VectorMask<Float> WIDE_ODD_8 = VectorMask.fromLong(W, 0xff00);
    private static final VectorShuffle<Float> WIDE_UP_4 = rotation(-4);
    private static final VectorShuffle<Float> WIDE_DOWN_4 = rotation(4);
    private static final VectorMask<Float> WIDE_ODD_4 = VectorMask.fromLong(W, 0xf0f0);
    private static final VectorShuffle<Float> WIDE_UP_2 = rotation(-2);
    private static final VectorShuffle<Float> WIDE_DOWN_2 = rotation(2);
    private static final VectorMask<Float> WIDE_ODD_2 = VectorMask.fromLong(W, 0xcccc);
    private static final VectorShuffle<Float> PAIRS =
            VectorShuffle.fromOp(W, lane -> lane % 8 * 2 + lane / 8);

    private VectorLayout() {}

    static void transpose(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        if (VectorKernels.L == 16 && rows == L && yRow == L) {
            strip(columns, x, xOffset, xRow, y, yOffset);
            return;
        }
        var wholeRows = rows / L * L;
        var wholeColumns = columns / L * L;
        for (var j = 0; j < wholeColumns; j += L) {
            for (var i = 0; i < wholeRows; i += L) {
                block(x, xOffset + i * xRow + j, xRow, y, yOffset + j * yRow + i, yRow);
            }
        }
        if (wholeColumns < columns && columns >= L) {
            // the last block overlaps the one before it
            var j = columns - L;
            for (var i = 0; i < wholeRows; i += L) {
                block(x, xOffset + i * xRow + j, xRow, y, yOffset + j * yRow + i, yRow);
            }
            wholeColumns = columns;
        }
        for (var i = 0; i < rows; i++) {
            for (var j = i < wholeRows ? wholeColumns : 0; j < columns; j++) {
                y[yOffset + j * yRow + i] = x[xOffset + i * xRow + j];
            }
        }
    }

    private static void block(float[] x, int at, int xRow, float[] y, int to, int yRow) {
        var x0 = FloatVector.fromArray(S, x, at);
        var x1 = FloatVector.fromArray(S, x, at + xRow);
        var x2 = FloatVector.fromArray(S, x, at + 2 * xRow);
        var x3 = FloatVector.fromArray(S, x, at + 3 * xRow);
        var x4 = FloatVector.fromArray(S, x, at + 4 * xRow);
        var x5 = FloatVector.fromArray(S, x, at + 5 * xRow);
        var x6 = FloatVector.fromArray(S, x, at + 6 * xRow);
        var x7 = FloatVector.fromArray(S, x, at + 7 * xRow);
        var a0 = x0.blend(x4.rearrange(UP_4), ODD_4);
        var a4 = x0.rearrange(DOWN_4).blend(x4, ODD_4);
        var a1 = x1.blend(x5.rearrange(UP_4), ODD_4);
        var a5 = x1.rearrange(DOWN_4).blend(x5, ODD_4);
        var a2 = x2.blend(x6.rearrange(UP_4), ODD_4);
        var a6 = x2.rearrange(DOWN_4).blend(x6, ODD_4);
        var a3 = x3.blend(x7.rearrange(UP_4), ODD_4);
        var a7 = x3.rearrange(DOWN_4).blend(x7, ODD_4);
        var b0 = a0.blend(a2.rearrange(UP_2), ODD_2);
        var b2 = a0.rearrange(DOWN_2).blend(a2, ODD_2);
        var b1 = a1.blend(a3.rearrange(UP_2), ODD_2);
        var b3 = a1.rearrange(DOWN_2).blend(a3, ODD_2);
        var b4 = a4.blend(a6.rearrange(UP_2), ODD_2);
        var b6 = a4.rearrange(DOWN_2).blend(a6, ODD_2);
        var b5 = a5.blend(a7.rearrange(UP_2), ODD_2);
        var b7 = a5.rearrange(DOWN_2).blend(a7, ODD_2);
        var c0 = b0.blend(b1.rearrange(UP_1), ODD_1);
        var c1 = b0.rearrange(DOWN_1).blend(b1, ODD_1);
        var c2 = b2.blend(b3.rearrange(UP_1), ODD_1);
        var c3 = b2.rearrange(DOWN_1).blend(b3, ODD_1);
        var c4 = b4.blend(b5.rearrange(UP_1), ODD_1);
        var c5 = b4.rearrange(DOWN_1).blend(b5, ODD_1);
        var c6 = b6.blend(b7.rearrange(UP_1), ODD_1);
        var c7 = b6.rearrange(DOWN_1).blend(b7, ODD_1);
        c0.intoArray(y, to);
        c1.intoArray(y, to + yRow);
        c2.intoArray(y, to + 2 * yRow);
        c3.intoArray(y, to + 3 * yRow);
        c4.intoArray(y, to + 4 * yRow);
        c5.intoArray(y, to + 5 * yRow);
        c6.intoArray(y, to + 6 * yRow);
        c7.intoArray(y, to + 7 * yRow);
    }

    /// Lays the columns of eight rows side by side.
    private static void strip(
            int columns, float[] x, int xOffset, int xRow, float[] y, int yOffset) {
        var whole = W.loopBound(columns);
        for (var j = 0; j < whole; j += 2 * L) wide(x, xOffset + j, xRow, y, yOffset + L * j);
        for (var i = 0; i < L; i++) {
            for (var j = whole; j < columns; j++) {
                y[yOffset + L * j + i] = x[xOffset + i * xRow + j];
            }
        }
    }

    /// Transposes eight rows of sixteen: a vector holds two columns at last, whose elements come in
    /// pairs until the last step parts them.
    private static void wide(float[] x, int at, int xRow, float[] y, int to) {
        var x0 = FloatVector.fromArray(W, x, at);
        var x1 = FloatVector.fromArray(W, x, at + xRow);
        var x2 = FloatVector.fromArray(W, x, at + 2 * xRow);
        var x3 = FloatVector.fromArray(W, x, at + 3 * xRow);
        var x4 = FloatVector.fromArray(W, x, at + 4 * xRow);
        var x5 = FloatVector.fromArray(W, x, at + 5 * xRow);
        var x6 = FloatVector.fromArray(W, x, at + 6 * xRow);
        var x7 = FloatVector.fromArray(W, x, at + 7 * xRow);
        var a0 = x0.blend(x4.rearrange(WIDE_UP_8), WIDE_ODD_8);
        var a4 = x0.rearrange(WIDE_DOWN_8).blend(x4, WIDE_ODD_8);
        var a1 = x1.blend(x5.rearrange(WIDE_UP_8), WIDE_ODD_8);
        var a5 = x1.rearrange(WIDE_DOWN_8).blend(x5, WIDE_ODD_8);
        var a2 = x2.blend(x6.rearrange(WIDE_UP_8), WIDE_ODD_8);
        var a6 = x2.rearrange(WIDE_DOWN_8).blend(x6, WIDE_ODD_8);
        var a3 = x3.blend(x7.rearrange(WIDE_UP_8), WIDE_ODD_8);
        var a7 = x3.rearrange(WIDE_DOWN_8).blend(x7, WIDE_ODD_8);
        var b0 = a0.blend(a2.rearrange(WIDE_UP_4), WIDE_ODD_4);
        var b2 = a0.rearrange(WIDE_DOWN_4).blend(a2, WIDE_ODD_4);
        var b1 = a1.blend(a3.rearrange(WIDE_UP_4), WIDE_ODD_4);
        var b3 = a1.rearrange(WIDE_DOWN_4).blend(a3, WIDE_ODD_4);
        var b4 = a4.blend(a6.rearrange(WIDE_UP_4), WIDE_ODD_4);
        var b6 = a4.rearrange(WIDE_DOWN_4).blend(a6, WIDE_ODD_4);
        var b5 = a5.blend(a7.rearrange(WIDE_UP_4), WIDE_ODD_4);
        var b7 = a5.rearrange(WIDE_DOWN_4).blend(a7, WIDE_ODD_4);
        var c0 = b0.blend(b1.rearrange(WIDE_UP_2), WIDE_ODD_2);
        var c1 = b0.rearrange(WIDE_DOWN_2).blend(b1, WIDE_ODD_2);
        var c2 = b2.blend(b3.rearrange(WIDE_UP_2), WIDE_ODD_2);
        var c3 = b2.rearrange(WIDE_DOWN_2).blend(b3, WIDE_ODD_2);
        var c4 = b4.blend(b5.rearrange(WIDE_UP_2), WIDE_ODD_2);
        var c5 = b4.rearrange(WIDE_DOWN_2).blend(b5, WIDE_ODD_2);
        var c6 = b6.blend(b7.rearrange(WIDE_UP_2), WIDE_ODD_2);
        var c7 = b6.rearrange(WIDE_DOWN_2).blend(b7, WIDE_ODD_2);
        c0.rearrange(PAIRS).intoArray(y, to);
        c1.rearrange(PAIRS).intoArray(y, to + 16);
        c2.rearrange(PAIRS).intoArray(y, to + 32);
        c3.rearrange(PAIRS).intoArray(y, to + 48);
        c4.rearrange(PAIRS).intoArray(y, to + 64);
        c5.rearrange(PAIRS).intoArray(y, to + 80);
        c6.rearrange(PAIRS).intoArray(y, to + 96);
        c7.rearrange(PAIRS).intoArray(y, to + 112);
    }

    private static VectorShuffle<Float> rotation(int by) {
        return VectorShuffle.fromOp(W, lane -> lane + by & 15);
    }
}
