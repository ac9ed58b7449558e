package cahier.array;

/// A product in tiles, block by block.
///
/// Panels of B (256 terms × 32 columns) are packed where their columns are not neighbours, where
/// they are incomplete, or where enough rows use them; blocks of A (264 rows), eight rows to a
/// strip, where enough columns use them; three strips are computed together. All terms of a block
/// of rows and a few panels are added up before the next panels have their turn, so that their part
/// of C stays in the second-level cache. Threads share out panels and use one packed block of A
/// together; where panels are few, they share out rows. Panels that several blocks of rows need are
/// packed once for all of them.
final class Blocks implements Threads.Body {

    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;
    private static final int TILE = Kernels.THREE_STRIPS * COLUMNS;
    private static final int PANEL = Gemm.BLOCK * COLUMNS;

    /// Panels of a group: their part of C stays in the second-level cache for a block of rows.
    private static final int SIDE = 8;

    /// Terms of a block of A that are packed at once: it stays in the second-level cache while all
    /// panels pass.
    private static final int DEPTH = 4 * Gemm.BLOCK;

    /// Elements of B that are packed at once for several blocks of rows.
    private static final int SHARED = 1 << 22;

    private static final float[] NONE = {};

    /// Least rows for which packing a panel pays even if it could be read in place.
    private static final int PACKED_ROWS = 48;

    /// Least rows for which packing a block of A pays, all panels being packed then.
    private static final int PACKED_BLOCK = 25;

    /// Least columns for which packing a block of A pays where its terms are neighbours.
    private static final int PACKED_COLUMNS = 64;

    /// The same where B's terms are neighbours, too.
    private static final int PACKED_COLUMNS_ACROSS = 96;

    /// Least elements of B for which packing panels together pays: fewer stay in the caches.
    private static final int LARGE = 1 << 18;

    /// Multiply-adds worth handing to another thread.
    private static final long GRAIN = 400_000;

    private final int m;
    private final int n;
    private final int k;
    private final Operand a;
    private final Operand b;
    private final float[] target;
    private final int targetOffset;
    private final int pitch;
    private final boolean accumulate;
    private final boolean isPadded;
    private final boolean packs;

    /// Takes a product.
    ///
    /// @param isPadded whether C's rows are whole narrow panels, whose ends hold anything
    Blocks(Product product, boolean isPadded) {
        this.isPadded = isPadded;
        m = product.m();
        n = product.n();
        k = product.k();
        a = product.a();
        b = product.b();
        target = product.c();
        targetOffset = product.offset();
        pitch = product.ldc();
        accumulate = product.accumulate();
        // panels that lie side by side are packed by the first tile under each, if A is packed
        var least = b.row() == 1 ? PACKED_COLUMNS : PACKED_COLUMNS_ACROSS;
        packs = m >= PACKED_BLOCK && (n >= least || !a.liesInRows() && n > Kernels.NARROW);
    }

    void compute() {
        var panels = Math.ceilDiv(n, COLUMNS);
        if (isSmall() || panels >= 2 * Threads.count()) {
            rows(0, m);
        } else {
            var grain = (int) Math.max(1, GRAIN / ((long) ROWS * n * k));
            Threads.split(Math.ceilDiv(m, ROWS), grain, this);
        }
    }

    /// Computes strips of rows.
    @Override
    public void run(int from, int to) {
        rows(from * ROWS, Math.min(m, to * ROWS));
    }

    private void rows(int top, int bottom) {
        var most = Strips.block(bottom - top);
        var depth = Math.min(k, DEPTH);
        var packed = packs ? Scratch.take(most * depth) : a.values();
        // one block of rows packs each panel when its turn comes
        var isShared = packs && bottom - top > most;
        var columns = isShared ? Math.max(SIDE, SHARED / (depth * COLUMNS)) * COLUMNS : n;
        var panelCount = Math.ceilDiv(Math.min(n, columns), COLUMNS);
        var shared = isShared ? Scratch.take(panelCount * COLUMNS * depth + Lines.ROOM) : NONE;
        var start = isShared ? Lines.start(shared) : 0;
        for (var p = 0; p < k; p += DEPTH) {
            var last = Math.min(k, p + DEPTH);
            for (var j = 0; j < n; j += columns) {
                var panels = new Panels(b, p, last, j, Math.min(n, j + columns), shared, start);
                if (isShared) panels.packAll();
                for (var i = top; i < bottom; i += most) {
                    var end = Math.min(bottom, i + most);
                    block(new Strips(a, i, end, p, last, packs, packed), panels);
                }
            }
        }
        if (isShared) Scratch.give(shared);
        if (packs) Scratch.give(packed);
    }

    /// Packs a block of A and multiplies it by panels; the threads share out both.
    private void block(Strips strips, Panels panels) {
        strips.pack(isSmall());
        var count = panels.count();
        if (isSmall()) {
            panels(strips, panels, 0, count, SIDE);
            return;
        }
        var most = panels.arePacked() ? 1 : SIDE;
        var side = Math.clamp(count / (2 * Threads.count()), 1, most);
        var work = (long) strips.rows() * strips.terms() * COLUMNS * side;
        Threads.split(
                Math.ceilDiv(count, side),
                (int) Math.max(1, GRAIN / work),
                (from, to) ->
                        panels(strips, panels, from * side, Math.min(count, to * side), side));
    }

    private boolean isSmall() {
        return (long) m * n * k < 2 * GRAIN;
    }

    private void panels(Strips strips, Panels panels, int from, int to, int side) {
        var room = panels.arePacked() ? 0 : Math.min(side, to - from) * PANEL;
        var scratch = Scratch.take(room + TILE + Lines.ROOM);
        var start = room > 0 ? Lines.start(scratch) : 0;
        var isWide = packsAll(strips) && (long) n * k >= LARGE;
        for (var group = from; group < to; group += side) {
            var first = panels.left() + group * COLUMNS;
            var end =
                    Math.min(panels.right(), panels.left() + Math.min(to, group + side) * COLUMNS);
            for (var p = strips.first(); p < strips.last(); p += Gemm.BLOCK) {
                var terms = Math.min(Gemm.BLOCK, strips.last() - p);
                var packed = first;
                if (isWide && !panels.arePacked()) {
                    packed = panels.packGroup(p, terms, first, end, scratch, start);
                }
                for (var j = first; j < end; j += COLUMNS) {
                    var at = start + (j - first) * Gemm.BLOCK;
                    panel(strips, panels, p, terms, j, scratch, at, j < packed);
                }
            }
        }
        Scratch.give(scratch);
    }

    private boolean packsAll(Strips strips) {
        return packs || strips.rows() >= PACKED_ROWS;
    }

    /// Computes the tiles of a block of rows under one panel of B, for which there is room at `at`
    /// unless all are packed.
    private void panel(
            Strips strips,
            Panels panels,
            int p,
            int terms,
            int j,
            float[] scratch,
            int at,
            boolean isInScratch) {
        var top = strips.top();
        if (panels.arePacked()) {
            tiles(strips, panels, top, p, terms, j, panels.values(), panels.at(j, p), scratch);
        } else if (isInScratch) {
            tiles(strips, panels, top, p, terms, j, scratch, at, scratch);
        } else if (strips.isPacked() && panels.isWhole(j)) {
            var to = targetOffset + top * pitch + j;
            var add = accumulate || p > 0;
            strips.packingTile(p, terms, b, j, scratch, at, target, to, pitch, add);
            tiles(strips, panels, top + ROWS, p, terms, j, scratch, at, scratch);
        } else if (packsAll(strips) || panels.mustPack(p, terms, j)) {
            panels.pack(p, terms, j, scratch, at);
            tiles(strips, panels, top, p, terms, j, scratch, at, scratch);
        } else {
            tiles(strips, panels, top, p, terms, j, b.values(), b.at(j, p), scratch);
        }
    }

    private void tiles(
            Strips strips,
            Panels panels,
            int top,
            int p,
            int terms,
            int j,
            float[] panel,
            int at,
            float[] scratch) {
        var columns = panels.columns(j);
        var width = panels.width(j);
        var step = panel == b.values() ? b.step() : width;
        var add = accumulate || p > 0;
        var whole = columns == width || isPadded;
        var isFar = panels.areFar();
        var ahead = 0f;
        for (int i = top, rows; i < strips.bottom(); i += rows) {
            rows = strips.rows(i, width);
            for (var r = i; isFar && r < i + rows; r += ROWS) {
                ahead += panels.ahead(at, (r - top) / ROWS);
            }
            strips.tile(
                    i,
                    p,
                    terms,
                    width,
                    panel,
                    at,
                    step,
                    whole ? target : scratch,
                    whole ? targetOffset + i * pitch + j : scratch.length - TILE,
                    whole ? pitch : width,
                    whole && add);
            if (!whole) store(scratch, width, i, rows, j, columns, add);
        }
        // what is read ahead must be used, or it would not be read; no panel lies in scratch here
        if (isFar) scratch[0] = ahead;
    }

    private void store(
            float[] scratch, int width, int i, int rows, int j, int columns, boolean add) {
        for (var r = 0; r < rows; r++) {
            var from = scratch.length - TILE + r * width;
            var to = targetOffset + (i + r) * pitch + j;
            for (var q = 0; q < columns; q++) {
                target[to + q] = add ? target[to + q] + scratch[from + q] : scratch[from + q];
            }
        }
    }
}
