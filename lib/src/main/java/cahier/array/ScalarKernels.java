package cahier.array;

/// The scalar form of the inner loops, which defines their bits: the oracle of the tests, and what
/// runs where vectors do not.
final class ScalarKernels implements Kernels {

    @Override
    public String describe() {
        return "scalar";
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
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < width; j++) {
                var sum = 0f;
                var from = aOffset + i * aRow;
                for (var p = 0; p < k; p++) {
                    sum = Math.fma(a[from + p * aStep], b[bOffset + p * bStep + j], sum);
                }
                var at = cOffset + i * cRow + j;
                c[at] = add ? c[at] + sum : sum;
            }
        }
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
        for (var i = 0; i < rows; i++) {
            System.arraycopy(x, xOffset + i * xRow, y, yOffset + i * yRow, columns);
        }
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
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                y[yOffset + j * yRow + i] = x[xOffset + i * xRow + j];
            }
        }
    }
}
