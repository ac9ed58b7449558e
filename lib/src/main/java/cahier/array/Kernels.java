package cahier.array;

/// The inner loops, each for a range on one thread: what a provider of vector code replaces.
///
/// [ScalarKernels] defines the bits of every method; any other provider gives the same ones.
interface Kernels extends ProductKernels {

    /// Rows of a block of dot products with taps.
    int DOT_ROWS = 4;

    /// Taps of such a block.
    int DOT_COLUMNS = 5;

    /// Elements behind a plane that [#largest] may read.
    int LARGEST_ROOM = 64;

    /// Returns what the start-up line and benchmarks call this provider.
    String describe();

    /// Computes dot products of rows of a with what taps of a window see of b, or, if `add`, adds
    /// them to c: row i and tap j give `c[i, j] = Σ a[i, 16·p + l]·b[places[p] + taps[tap + j] +
    /// l]` over k places p and 16 lanes l, each lane summed by itself and the lanes added in
    /// halves.
    ///
    /// @param rows rows, 1 to 4
    /// @param columns taps, 1 to 5
    /// @param lanes room for 16 sums of each of 4·5 results
    default void tapDots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int[] places,
            int[] taps,
            int tap,
            float[] lanes,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                var sum = ScalarReduce.tapDot(k, a, aOffset + i * aRow, b, places, taps[tap + j]);
                var at = cOffset + i * cRow + j;
                c[at] = add ? c[at] + sum : sum;
            }
        }
    }

    /// Computes one tile of a convolution: term p of columns 0 to 15 lies at `bFirst + taps[tap +
    /// p]`, of columns 16 to 31 at `bSecond + taps[tap + p]`; the results go to `cFirst` and
    /// `cSecond`, which may overlap unless `add`. Terms of a row of a are neighbours.
    void taps(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int bSecond,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cSecond,
            int cRow,
            boolean add);

    /// Copies a panel for [#strip] from where a convolution's window sees it: term p of run r's
    /// first pixel, in lane `lanes[r]`, lies at `base + places[r] + taps[tap + p]`, the other
    /// pixels up to `lanes[r + 1]` behind it. Lanes behind the last run hold anything.
    void panel(
            int k,
            float[] x,
            int base,
            int[] lanes,
            int[] places,
            int[] taps,
            int tap,
            float[] panel,
            int to);

    /// Writes the largest of each window of one output row, and where in its plane it was found, as
    /// [Pooling#max] states: for output columns `from` to `end`, whose windows lie wholly in the
    /// plane that starts at `base`.
    ///
    /// @param row the plane's row of the windows' first taps
    /// @param at where the output row starts
    /// @param scratch room for two rows of the plane, 32 elements longer each
    default void maxRow(
            Pooling form,
            float[] x,
            int base,
            int row,
            int from,
            int end,
            float[] y,
            int[] indices,
            int at,
            float[] scratch) {
        ScalarPooling.maxRow(form, x, base, row, from, end, y, indices, at);
    }

    /// Writes the largest of each window of a plane alone, a NaN if there is one, and +0 for any
    /// zero: window (i, j) begins at `x[i·strideY·pitch + j·strideX]`.
    ///
    /// @param window its padding does not count: it lies in the plane
    /// @param rows rows of the output
    /// @param columns columns of the output
    /// @param x the plane, with [#LARGEST_ROOM] elements behind what the windows see
    /// @param scratch room for a row that they see and [#LARGEST_ROOM] elements more
    default void largest(
            Window window,
            int rows,
            int columns,
            float[] x,
            int pitch,
            float[] y,
            int to,
            float[] scratch) {
        ScalarPooling.largest(window, rows, columns, x, pitch, y, to);
    }

    /// Copies n values from where they lie, or, if `add`, adds them: `y[to + i] = x[at +
    /// places[i]]`.
    default void gather(int n, float[] x, int at, int[] places, float[] y, int to, boolean add) {
        for (var i = 0; i < n; i++) {
            var value = x[at + places[i]];
            y[to + i] = add ? y[to + i] + value : value;
        }
    }

    /// Returns the transforms of small tiles of pictures.
    TileTransforms transforms();

    /// Copies a rows × columns matrix into its transpose: `y[j·yRow + i] = x[i·xRow + j]`.
    void transpose(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow);

    /// Writes `y[i] = f(x[i])` for n elements.
    void apply(Unary f, float p, float[] x, int xo, float[] y, int yo, int n);

    /// Writes `dx[i] = dy[i]·f'(x[i])`, or adds it.
    void gradient(
            Unary f,
            float p,
            float[] dy,
            int dyo,
            float[] x,
            int xo,
            float[] dx,
            int dxo,
            int n,
            boolean add);

    /// Writes `c[i] = f(a[i], b[i])` for n elements.
    void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] c, int co, int n);

    /// Writes `c[i] = f(a[i], b)` for n elements.
    void withScalar(Binary f, float[] a, int ao, float b, float[] c, int co, int n);

    /// Writes `c[i] = f(a, b[i])` for n elements.
    void scalarWith(Binary f, float a, float[] b, int bo, float[] c, int co, int n);

    /// Returns the sum of n neighbours, in 16 lanes.
    float sum(float[] x, int at, int n);

    /// Returns the sum of n products, in 16 lanes.
    float dot(float[] x, int xo, float[] y, int yo, int n);

    /// Writes [#dot] of rows of a with rows of b, k terms each, or adds it: that of rows i and j
    /// goes to `cOffset + i·cRow + j·cColumn`.
    default void dots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            boolean add) {
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                var sum = dot(a, aOffset + i * aRow, b, bOffset + j * bRow, k);
                var at = cOffset + i * cRow + j * cColumn;
                c[at] = add ? c[at] + sum : sum;
            }
        }
    }

    /// Returns the sum of n squares of `x - centre`, in 16 lanes.
    float squaredDeviation(float[] x, int at, int n, float centre);

    /// Returns the sum of n products `y·(x - centre)`, in 16 lanes; both arrays from the same
    /// index.
    float dotDeviation(float[] y, float[] x, int at, int n, float centre);

    /// Returns the largest of n neighbours: NaN if any is, -∞ for none.
    float max(float[] x, int at, int n);

    /// Writes the sums of columns of a matrix, or adds them: rows in blocks of 256, each summed
    /// from zero and then joined to y.
    void columns(int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add);

    /// Writes `y = (x - mean)·scale + shift`; all arrays from the same index.
    void normalize(float[] x, float[] y, int at, int n, float mean, float scale, float shift);

    /// Writes `dx = scale·dy + slope·(x - mean) + shift`, or adds it; all arrays from the same
    /// index.
    void normalizeGradient(
            float[] dy,
            float[] x,
            float[] dx,
            int at,
            int n,
            float mean,
            float scale,
            float slope,
            float shift,
            boolean add);

    /// Does [Update#addScaled] from one index to another.
    void addScaled(float alpha, float[] x, float[] y, int from, int to);

    /// Does [Update#blend] from one index to another.
    void blend(float alpha, float[] x, float[] y, int from, int to);

    /// Does [Update#sgd] from one index to another.
    void sgd(float[] w, float[] g, int from, int to, float rate, float decay);

    /// Does [Update#momentum] from one index to another.
    void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov);

    /// Does [Update#adagrad] (`keep` = `fresh` = 1) or [Update#rmsprop] from one index to another.
    void rmsprop(
            float[] w,
            float[] g,
            float[] s,
            int from,
            int to,
            float rate,
            float keep,
            float fresh,
            float epsilon,
            float decay);

    /// Does [Update#adam] from one index to another, with the factors of this step.
    void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step);
}
