package cahier.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tiles of output pixels of a convolution, in order.
///
/// @param list the tiles
record Tiles(List<Tile> list) {

    private static final int HALF = Kernels.NARROW;
    private static final int FULL = Kernels.TILE_COLUMNS;

    /// One tile: two halves of 16 pixels, or one.
    ///
    /// @param width 16 or 32
    /// @param first position of the first half
    /// @param second position of the second half
    /// @param toFirst output pixel of the first half, if whole
    /// @param toSecond output pixel of the second half, if whole
    /// @param whole whether all lanes are pixels that follow each other in the output
    /// @param overlaps whether the halves share pixels
    /// @param lanes the lanes that count, each pixel once
    /// @param pixels the output pixel of each of them
    record Tile(
            int width,
            int first,
            int second,
            int toFirst,
            int toSecond,
            boolean whole,
            boolean overlaps,
            int[] lanes,
            int[] pixels) {}

    /// Lays tiles within rows of at least 16 columns. The last two halves of a row overlap where
    /// its length asks for it; they are always in one tile.
    static Tiles inRows(int rows, int columns, int pitch) {
        var tiles = new ArrayList<Tile>();
        var halves = Math.ceilDiv(columns, HALF);
        for (var row = 0; row < rows; row++) {
            // of an odd number of halves the first is a tile of its own
            if (halves % 2 == 1) tiles.add(inRow(row, columns, pitch, HALF, 0, 0));
            for (var half = halves % 2; half < halves; half += 2) {
                var second = Math.min((half + 1) * HALF, columns - HALF);
                tiles.add(inRow(row, columns, pitch, FULL, half * HALF, second));
            }
        }
        return new Tiles(List.copyOf(tiles));
    }

    private static Tile inRow(int row, int columns, int pitch, int width, int first, int second) {
        var shared = width == HALF ? 0 : first + HALF - second;
        var lanes = new int[width - shared];
        var pixels = new int[width - shared];
        for (var i = 0; i < lanes.length; i++) {
            lanes[i] = i < HALF ? i : i + shared;
            pixels[i] = row * columns + first + i;
        }
        return new Tile(
                width,
                row * pitch + first,
                row * pitch + second,
                row * columns + first,
                row * columns + second,
                true,
                shared > 0,
                lanes,
                pixels);
    }

    /// Lays tiles over the ends of rows.
    static Tiles over(int rows, int columns, int pitch) {
        var tiles = new ArrayList<Tile>();
        var end = (rows - 1) * pitch + columns;
        for (var first = 0; first < end; first += FULL) {
            var width = end - first <= HALF ? HALF : FULL;
            var lanes = new int[width];
            var pixels = new int[width];
            var count = 0;
            for (var lane = 0; lane < width && first + lane < end; lane++) {
                var row = (first + lane) / pitch;
                var column = (first + lane) % pitch;
                if (column >= columns) continue;
                lanes[count] = lane;
                pixels[count++] = row * columns + column;
            }
            if (count == 0) continue;
            // without gaps between the rows the pixels follow each other
            var whole = pitch == columns && count == width;
            tiles.add(
                    new Tile(
                            width,
                            first,
                            first + HALF,
                            first,
                            first + HALF,
                            whole,
                            false,
                            Arrays.copyOf(lanes, count),
                            Arrays.copyOf(pixels, count)));
        }
        return new Tiles(List.copyOf(tiles));
    }
}
