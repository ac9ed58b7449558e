package cahier.array;

/// The inner loops of products on vectors.
abstract sealed class VectorProducts implements Kernels permits VectorKernels {

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
                k, rows, width, a, aOffset, aRow, null, 0, aStep, b, bOffset, bStep, c, cOffset,
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
        if (VectorKernels.L == 16 && width == TILE_COLUMNS && bStep == TILE_COLUMNS) {
            VectorPanel.rowsByTwo(
                    k, rows, a, aOffset, 0, aRows, aFrom, b, bOffset, c, cOffset, cRow, add);
            return;
        }
        VectorGemm.tile(
                k, rows, width, a, aOffset, 0, aRows, aFrom, 1, b, bOffset, bStep, c, cOffset, cRow,
                add);
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
        if (VectorKernels.L == 16) {
            VectorPanel.eightByTwo(k, rows, a, aOffset, b, bOffset, c, cOffset, cRow, add);
        } else {
            Kernels.super.strip(k, rows, a, aOffset, b, bOffset, c, cOffset, cRow, add);
        }
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
        if (VectorKernels.L == 16) {
            VectorPackingTile.eightByTwo(
                    k, rows, a, aOffset, b, bOffset, bStep, panel, to, c, cOffset, cRow, add);
        } else {
            Kernels.super.packingStrip(
                    k, rows, a, aOffset, b, bOffset, bStep, panel, to, c, cOffset, cRow, add);
        }
    }

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
        if (VectorKernels.L < 16) {
            Kernels.super.threeStrips(k, a, aOffset, aStrip, b, bOffset, c, cOffset, cRow, add);
            return;
        }
        var second = aOffset + aStrip;
        var third = second + aStrip;
        var middle = cOffset + 8 * cRow;
        VectorTall.twelveByTwo(k, a, aOffset, second, b, bOffset, c, cOffset, middle, cRow, add);
        VectorTall.twelveByTwo(
                k,
                a,
                third,
                second + 4,
                b,
                bOffset,
                c,
                middle + 8 * cRow,
                middle + 4 * cRow,
                cRow,
                add);
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
        if (VectorKernels.L == 16) {
            VectorPanel.rowsByTwo(
                    k, rows, a, aOffset, aRow, null, 0, b, bOffset, c, cOffset, cRow, add);
        } else {
            Kernels.super.rows(k, rows, a, aOffset, aRow, b, bOffset, c, cOffset, cRow, add);
        }
    }
}
