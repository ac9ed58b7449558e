package cahier.array;

/// The inner loops of products of [GatedKernels].
abstract sealed class GatedProducts implements Kernels permits GatedKernels {

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
        Gates.ofTile(Gates.TILES, rows, width)
                .kernels()
                .tile(
                        k, rows, width, a, aOffset, aRow, aStep, b, bOffset, bStep, c, cOffset,
                        cRow, add);
    }

    @Override
    public void tapRows(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int[] aRows,
            int aFrom,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        var isPanel = width == TILE_COLUMNS && bStep == TILE_COLUMNS;
        (isPanel ? Gates.ROWS : Gates.ofTile(Gates.TILES, rows, width))
                .kernels()
                .tapRows(
                        k, rows, width, a, aOffset, aRows, aFrom, b, bOffset, bStep, c, cOffset,
                        cRow, add);
    }

    @Override
    public void strip(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        Gates.STRIP.kernels().strip(k, rows, a, aOffset, b, bOffset, c, cOffset, cRow, add);
    }

    @Override
    public void packingStrip(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int bStep,
            float[] panel,
            int to,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        Gates.PACKING_STRIP
                .kernels()
                .packingStrip(
                        k, rows, a, aOffset, b, bOffset, bStep, panel, to, c, cOffset, cRow, add);
    }

    /// Until the loop for them is compiled, three strips are computed one by one.
    @Override
    public void threeStrips(
            int k,
            float[] a,
            int aOffset,
            int aStrip,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        if (Gates.THREE_STRIPS.isOpen()) {
            Gate.VECTOR.threeStrips(k, a, aOffset, aStrip, b, bOffset, c, cOffset, cRow, add);
        } else {
            Kernels.super.threeStrips(k, a, aOffset, aStrip, b, bOffset, c, cOffset, cRow, add);
        }
    }

    @Override
    public void rows(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        Gates.ROWS.kernels().rows(k, rows, a, aOffset, aRow, b, bOffset, c, cOffset, cRow, add);
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
        if (Gates.COPY.isOpen())
            Gate.VECTOR.copy(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
        else ScalarKernels.EXACT.copy(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }
}
