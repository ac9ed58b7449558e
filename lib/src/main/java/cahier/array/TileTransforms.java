package cahier.array;

/// The transforms of the minimal filtering algorithm F(2×2, 3×3), each lane by itself: 4×4 inputs
/// give 2×2 outputs with 16 products in the place of 36 (Lavin and Gray, 2015, "Fast algorithms for
/// convolutional neural networks").
///
/// The 16 elements of a transformed tile lie `step` apart, by rows. [ScalarTransforms] defines the
/// bits of every method.
interface TileTransforms {

    /// Transforms inputs, `Bᵀ·d·B`: element (i, j) of lane's tile is `x[at + ((i % 2)·2 + j %
    /// 2)·plane + (i / 2)·pitch + j / 2 + lane]`.
    ///
    /// @param plane elements from one phase of the input (even or odd rows, even or odd columns) to
    ///   the next
    /// @param pitch elements from one row of a phase to the next
    void input(float[] x, int at, int plane, int pitch, float[] v, int to, int step, int n);

    /// Transforms the inputs of tiles that lie anywhere: element (i, j) of lane's tile is `x[at +
    /// places[place + lane] + i·pitch + j]`.
    void inputAt(
            float[] x,
            int at,
            int[] places,
            int place,
            int pitch,
            float[] v,
            int to,
            int step,
            int n);

    /// Transforms sums of products to outputs, `Aᵀ·m·A`: element (i, j) goes to `y[to + (i·2 +
    /// j)·plane + lane]`.
    void output(float[] m, int at, int step, float[] y, int to, int plane, int n);

    /// Transforms weights, `G·g·Gᵀ`: element t of lane's nine is `w[at + lane / 16·next +
    /// places[lane % 16] + t·tap]`.
    ///
    /// @param places of the first 16 lanes
    /// @param next elements from 16 lanes to the next 16
    /// @param tap elements from one of the nine to the next, 1 or -1
    void weights(
            float[] w, int at, int[] places, int next, int tap, float[] u, int to, int step, int n);

    /// Transforms the outputs' gradients, `A·dy·Aᵀ`: the rows of the four begin at a, b (first
    /// row), c and d (second row).
    void delta(float[] dy, int a, int b, int c, int d, float[] z, int to, int step, int n);

    /// Transforms sums of products to the weights' gradients, `Gᵀ·p·G`: the nine go `plane` apart.
    void weightsGradient(float[] p, int at, int step, float[] w, int to, int plane, int n);
}
