package cahier.array;

/// Short calls of the methods of [Kernels], alike enough to a program's own that what the JVM
/// learns from them fits those too: all rows and some, into empty results and on top of others.
final class Rehearsal {

    private static final Unary[] UNARIES = Unary.values();
    private static final Binary[] BINARIES = Binary.values();
    private static final int TERMS = 32;
    private static final int N = 32 * VectorKernels.L;
    private static final int SHORT = 10;
    private static final int SIDE = 28;
    private static final float[] A = new float[4096];
    private static final float[] B = new float[4096];
    private static final float[] C = new float[4096];
    private static final float[] D = new float[4096];
    private static final int[] ZEROS = new int[TERMS];

    /// Runs of a panel: some that fill vectors, two to a vector, and four.
    private static final int[][] LANES = {{0, 16, 32}, {0, 14, 28, 32}, {0, 2, 8, 14, 20, 26, 32}};

    private static final int[][] PLACES = {{0, 16}, {0, 15, 30}, {0, 3, 10, 17, 24, 31}};
    private static final int[] INDICES = new int[N];
    private static final Pooling POOLING = Pooling.floor(1, SIDE, SIDE, Window.of(2, 2, 0));
    private static final Window[] WINDOWS = {Window.of(3, 1, 1), Window.of(3, 2, 0)};
    private static final AdamStep STEP = AdamStep.of(1, 1e-3, .9, .999, 1e-8, 0, false);

    private Rehearsal() {}

    /// Calls the method of vectors once.
    ///
    /// @param variant which of its loops
    /// @param turn which of the calls
    static void call(Probe probe, int variant, int turn) {
        var k = Gate.VECTOR;
        var add = turn % 2 == 1;
        var rows = rows(0, turn);
        switch (probe) {
            case TILE -> tile(variant, turn, add);
            case TAPS -> {
                var width = variant == 0 ? Kernels.NARROW : Kernels.TILE_COLUMNS;
                var few = rows(variant, turn);
                k.taps(TERMS, few, width, A, 0, 32, B, 0, 16, ZEROS, 0, C, 0, 16, 32, add);
            }
            case TAP_DOTS ->
                    k.tapDots(
                            TERMS,
                            2 * variant + 1 + turn % 2,
                            5,
                            A,
                            0,
                            N,
                            B,
                            ZEROS,
                            ZEROS,
                            0,
                            D,
                            C,
                            0,
                            32,
                            add);
            case STRIP -> k.strip(TERMS, rows, A, 0, B, 0, C, 0, 32, add);
            case PACKING_STRIP -> k.packingStrip(TERMS, rows, A, 0, B, 0, 32, D, 0, C, 0, 32, add);
            case THREE_STRIPS -> k.threeStrips(TERMS, A, 0, 8 * TERMS, B, 0, C, 0, 32, add);
            case ROWS -> {
                if (turn % 4 < 2) k.rows(TERMS, rows, A, 0, 32, B, 0, C, 0, 32, add);
                else k.tapRows(TERMS, rows, 32, A, 0, ZEROS, 0, B, 0, 32, C, 0, 32, add);
            }
            case TRANSFORM -> GatedTransforms.rehearse(variant, A, C, 64, 48 + turn % 4);
            case PANEL -> {
                var r = turn % LANES.length;
                k.panel(TERMS, A, 0, LANES[r], PLACES[r], ZEROS, 0, C, 0);
            }
            case MAX_ROW -> k.maxRow(POOLING, A, 0, 0, 0, SIDE / 2, C, INDICES, 0, D);
            case LARGEST -> k.largest(WINDOWS[turn % 2], 4, 20 + turn % 16, A, 80, C, 0, D);
            case GATHER -> k.gather(N - turn % 16, A, 0, INDICES, C, 0, add);
            case COPY -> {
                var columns =
                        switch (turn % 4) {
                            case 0 -> 64 + turn % 32;
                            case 1 -> Kernels.TILE_COLUMNS;
                            case 2 -> 8 + turn % 8;
                            default -> 4 + turn % 4;
                        };
                k.copy(8, columns, A, 0, 120, C, 0, 120);
            }
            case TRANSPOSE -> {
                if (variant == 0) k.transpose(8, 64, A, 0, 64, C, 0, 8);
                else k.transpose(16, 40, A, 0, 40, C, 0, 16);
            }
            default -> callMore(probe, variant, turn % 4 == 0 ? SHORT : N + turn % 16, add);
        }
    }

    /// Returns rows of a tile: all or, now and then, fewer.
    private static int rows(int variant, int turn) {
        var rows = turn % 4 == 0 ? 1 + turn / 4 % 8 : 8;
        return switch (variant) {
            case 1 -> (rows + 1) / 2;
            case 2 -> 4 + (rows + 1) / 2;
            default -> rows;
        };
    }

    private static void tile(int variant, int turn, boolean add) {
        var k = Gate.VECTOR;
        var width = variant == 0 ? Kernels.NARROW : Kernels.TILE_COLUMNS;
        var rows = rows(variant, turn);
        // rows at given places under a whole panel have a loop of their own where vectors are long
        var hasTaps = VectorKernels.L < 16 || width == Kernels.NARROW;
        if (turn % 4 == 3 && hasTaps)
            k.tapRows(TERMS, rows, width, A, 0, ZEROS, 0, B, 0, 32, C, 0, 32, add);
        else if (turn % 4 == 2) k.tile(TERMS, rows, width, A, 0, 1, 8, B, 0, 32, C, 0, 32, add);
        else k.tile(TERMS, rows, width, A, 0, 32, 1, B, 0, 32, C, 0, 32, add);
    }

    private static void callMore(Probe probe, int variant, int n, boolean add) {
        var k = Gate.VECTOR;
        switch (probe) {
            case UNARY -> k.apply(UNARIES[variant], .5f, A, 0, C, 0, n);
            case SLOPE -> k.gradient(UNARIES[variant], .5f, A, 0, B, 0, C, 0, n, add);
            case BINARY -> k.apply(BINARIES[variant], A, 0, B, 0, C, 0, n);
            case WITH_SCALAR -> k.withScalar(BINARIES[variant], A, 0, 1f, C, 0, n);
            case SCALAR_WITH -> k.scalarWith(BINARIES[variant], 1f, B, 0, C, 0, n);
            case SUM -> C[0] = k.sum(A, 0, n);
            case DOT -> C[0] = k.dot(A, 0, B, 0, n);
            case DOTS -> k.dots(n, add ? 4 : 3, 3, A, 0, N, B, 0, N, C, 0, 4, 1, add);
            case DEVIATION -> C[0] = k.dotDeviation(A, B, 0, n, 1f);
            case MAX -> C[0] = k.max(A, 0, n);
            case COLUMNS -> k.columns(16, 64 - n % 5, A, 0, 64, C, 0, add);
            case NORMALIZE -> k.normalize(A, C, 0, n, 1f, 1f, 1f);
            case NORMALIZE_GRADIENT -> k.normalizeGradient(A, B, C, 0, n, 1f, 1f, 1f, 1f, add);
            case ADD_SCALED -> k.addScaled(0f, A, C, 0, n);
            case BLEND -> k.blend(.5f, A, C, 0, n);
            case SGD -> k.sgd(C, A, 0, n, 0f, 0f);
            case MOMENTUM -> k.momentum(C, A, D, 0, n, 0f, .5f, 0f, add);
            case RMSPROP -> k.rmsprop(C, A, D, 0, n, 0f, .5f, .5f, 1f, 0f);
            case ADAM -> k.adam(C, A, B, D, 0, n, STEP);
            default -> throw new IllegalStateException(probe.name());
        }
    }
}
