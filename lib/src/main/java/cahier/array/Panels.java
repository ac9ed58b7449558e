package cahier.array;

import java.util.Arrays;

/// Packs panels of the right factor of a product: the columns of a panel side by side, term after
/// term.
///
/// @param b the right factor; its rows are columns of the product
record Panels(Operand b) {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;

    /// Elements from one packed panel to the next.
    private static final int PANEL = Gemm.BLOCK * COLUMNS;

    /// Packs the whole panels among columns j to `end` together, so that each term's columns are
    /// read on and on; returns the first column that is not packed: j where there is less than two
    /// panels to gain from, or columns are not neighbours.
    int pack(int p, int terms, int j, int end, float[] packed) {
        var whole = (end - j) / COLUMNS;
        if (whole < 2 || b.row() != 1) return j;
        for (var q = 0; q < terms; q++) {
            var from = b.at(j, p + q);
            KERNELS.copy(whole, COLUMNS, b.values(), from, COLUMNS, packed, q * COLUMNS, PANEL);
        }
        return j + whole * COLUMNS;
    }

    /// Packs one panel; the lanes beyond its last column are zero.
    void pack(int p, int terms, int j, int columns, int width, float[] packed, int at) {
        var from = b.at(j, p);
        if (columns < width) Arrays.fill(packed, at, at + terms * width, 0f);
        if (b.row() == 1) {
            KERNELS.copy(terms, columns, b.values(), from, b.step(), packed, at, width);
        } else {
            KERNELS.transpose(columns, terms, b.values(), from, b.row(), packed, at, width);
        }
    }

    /// Returns whether a panel cannot be read as it lies. The lanes beyond its last column read
    /// what lies behind it, as long as the array goes on.
    boolean mustPack(int p, int terms, int j, int columns, int width) {
        if (b.row() != 1) return true;
        return columns < width && b.at(j, p) + (terms - 1) * b.step() + width > b.values().length;
    }
}
