package cahier.array;

/// Products of one row with few columns whose terms are neighbours, as a layer of one sample has
/// them: too small for packing, vectors and their edges to pay. Eight sums at a time, with the bits
/// of tiles.
final class OneRow {

    /// Most multiply-adds.
    private static final int MOST = 4_096;

    private static final int SUMS = 8;

    private OneRow() {}

    static boolean fits(Product product) {
        return product.m() == 1
                && product.k() <= Gemm.BLOCK
                && (long) product.n() * product.k() <= MOST
                && product.b().liesInRows();
    }

    static void compute(Product product) {
        for (var j = 0; j < product.n(); j += SUMS) eight(product, j);
    }

    /// Columns that are not there repeat the last one and are not stored.
    private static void eight(Product product, int j) {
        var k = product.k();
        var left = product.a();
        var a = left.values();
        var right = product.b();
        var b = right.values();
        var last = Math.min(SUMS, product.n() - j) - 1;
        var b0 = right.at(j, 0);
        var b1 = b0 + Math.min(1, last) * right.row();
        var b2 = b0 + Math.min(2, last) * right.row();
        var b3 = b0 + Math.min(3, last) * right.row();
        var b4 = b0 + Math.min(4, last) * right.row();
        var b5 = b0 + Math.min(5, last) * right.row();
        var b6 = b0 + Math.min(6, last) * right.row();
        var b7 = b0 + Math.min(7, last) * right.row();
        float c0 = 0f, c1 = 0f, c2 = 0f, c3 = 0f, c4 = 0f, c5 = 0f, c6 = 0f, c7 = 0f;
        for (var p = 0; p < k; p++) {
            var x = a[left.offset() + p * left.step()];
            c0 = Math.fma(x, b[b0 + p], c0);
            c1 = Math.fma(x, b[b1 + p], c1);
            c2 = Math.fma(x, b[b2 + p], c2);
            c3 = Math.fma(x, b[b3 + p], c3);
            c4 = Math.fma(x, b[b4 + p], c4);
            c5 = Math.fma(x, b[b5 + p], c5);
            c6 = Math.fma(x, b[b6 + p], c6);
            c7 = Math.fma(x, b[b7 + p], c7);
        }
        var c = product.c();
        var to = product.offset() + j;
        var add = product.accumulate();
        c[to] = add ? c[to] + c0 : c0;
        if (last >= 1) c[to + 1] = add ? c[to + 1] + c1 : c1;
        if (last >= 2) c[to + 2] = add ? c[to + 2] + c2 : c2;
        if (last >= 3) c[to + 3] = add ? c[to + 3] + c3 : c3;
        if (last >= 4) c[to + 4] = add ? c[to + 4] + c4 : c4;
        if (last >= 5) c[to + 5] = add ? c[to + 5] + c5 : c5;
        if (last >= 6) c[to + 6] = add ? c[to + 6] + c6 : c6;
        if (last >= 7) c[to + 7] = add ? c[to + 7] + c7 : c7;
    }
}
