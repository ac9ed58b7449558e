package cahier.array;

/// The gates of all vector loops: one for each that is compiled by itself.
final class Gates {

    private static final int UNARIES = Unary.values().length;
    private static final int BINARIES = Binary.values().length;
    static final Gate[] TILES = Gate.several(Probe.TILE, 3);
    static final Gate[] TAPS = Gate.several(Probe.TAPS, 3);
    static final Gate[] TAP_DOTS = Gate.several(Probe.TAP_DOTS, 2);
    static final Gate STRIP = new Gate(Probe.STRIP);
    static final Gate PACKING_STRIP = new Gate(Probe.PACKING_STRIP);
    static final Gate THREE_STRIPS = new Gate(Probe.THREE_STRIPS);
    static final Gate ROWS = new Gate(Probe.ROWS);
    static final Gate PANEL = new Gate(Probe.PANEL);
    static final Gate MAX_ROW = new Gate(Probe.MAX_ROW);
    static final Gate LARGEST = new Gate(Probe.LARGEST);
    static final Gate GATHER = new Gate(Probe.GATHER);
    static final Gate COPY = new Gate(Probe.COPY);
    static final Gate[] TRANSPOSES = Gate.several(Probe.TRANSPOSE, 2);
    static final Gate[] UNARY = Gate.several(Probe.UNARY, UNARIES);
    static final Gate[] SLOPES = Gate.several(Probe.SLOPE, UNARIES);
    static final Gate[] BINARY = Gate.several(Probe.BINARY, BINARIES);
    static final Gate[] WITH_SCALAR = Gate.several(Probe.WITH_SCALAR, BINARIES);
    static final Gate[] SCALAR_WITH = Gate.several(Probe.SCALAR_WITH, BINARIES);
    static final Gate SUM = new Gate(Probe.SUM);
    static final Gate DOT = new Gate(Probe.DOT);
    static final Gate DOTS = new Gate(Probe.DOTS);
    static final Gate DEVIATION = new Gate(Probe.DEVIATION);
    static final Gate MAX = new Gate(Probe.MAX);
    static final Gate COLUMNS = new Gate(Probe.COLUMNS);
    static final Gate NORMALIZE = new Gate(Probe.NORMALIZE);
    static final Gate NORMALIZE_GRADIENT = new Gate(Probe.NORMALIZE_GRADIENT);
    static final Gate ADD_SCALED = new Gate(Probe.ADD_SCALED);
    static final Gate BLEND = new Gate(Probe.BLEND);
    static final Gate SGD = new Gate(Probe.SGD);
    static final Gate MOMENTUM = new Gate(Probe.MOMENTUM);
    static final Gate RMSPROP = new Gate(Probe.RMSPROP);
    static final Gate ADAM = new Gate(Probe.ADAM);

    /// One for each of the methods of [TileTransforms].
    static final Gate[] TRANSFORMS = Gate.several(Probe.TRANSFORM, 6);

    private Gates() {}

    /// Returns the gate of the loop that computes a tile where vectors are long; others have one
    /// loop for all tiles.
    static Gate ofTile(Gate[] gates, int rows, int width) {
        if (width == Kernels.NARROW) return gates[0];
        return gates[rows > Kernels.TILE_ROWS / 2 ? 2 : 1];
    }

    /// Returns the gate of the loop that transposes: rows of a strip have one of their own.
    static Gate ofTranspose(int rows, int yRow) {
        return TRANSPOSES[rows == Kernels.TILE_ROWS && yRow == Kernels.TILE_ROWS ? 0 : 1];
    }
}
