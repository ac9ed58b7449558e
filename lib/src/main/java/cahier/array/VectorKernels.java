package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops on vectors of 128, 256 or 512 bits; made by class name in [Provider], because
/// only this class and those behind it may link `jdk.incubator.vector`.
final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> S = species();
    static final int L = S.length();

    VectorKernels() {
        if (L < 4) throw new UnsupportedOperationException("vectors are shorter than 128 bits");
    }

    private static VectorSpecies<Float> species() {
        var preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > 16 ? VectorShape.S_512_BIT.withLanes(float.class) : preferred;
    }

    @Override
    public String describe() {
        return "vectors of " + S.vectorBitSize() + " bits";
    }

    @Override
    public void tile(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        VectorGemm.tile(
                k, rows, width, a, aOffset, aRow, aStep, b, bOffset, bStep, c, cOffset, cRow, add);
    }

    @Override
    public void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        VectorLayout.copy(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }

    @Override
    public void transpose(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        VectorLayout.transpose(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }
}
