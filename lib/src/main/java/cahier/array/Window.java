package cahier.array;

/// A window that slides over a plane: its size, steps and margins.
///
/// @param height rows of the window
/// @param width columns of the window
/// @param strideY rows from one position to the next
/// @param strideX columns from one position to the next
/// @param top rows of padding above
/// @param left columns of padding to the left
/// @param bottom rows of padding below
/// @param right columns of padding to the right
/// @param dilationY rows from one tap of the window to the next
/// @param dilationX columns from one tap of the window to the next
public record Window(
        int height,
        int width,
        int strideY,
        int strideX,
        int top,
        int left,
        int bottom,
        int right,
        int dilationY,
        int dilationX) {

    /// Checks the ranges.
    public Window {
        if (Math.min(height, width) < 1
                || Math.min(strideY, strideX) < 1
                || Math.min(dilationY, dilationX) < 1) {
            throw new IllegalArgumentException(
                    "window: size, stride or dilation is not positive: got size %d×%d, stride %d×%d, dilation %d×%d; expected 1 or more"
                            .formatted(height, width, strideY, strideX, dilationY, dilationX));
        }
        if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
            throw new IllegalArgumentException(
                    "window: padding is negative: got %d, %d, %d, %d; expected 0 or more"
                            .formatted(top, left, bottom, right));
        }
    }

    /// Returns a square window with one stride, the same padding on all sides, no dilation.
    public static Window of(int size, int stride, int padding) {
        return new Window(size, size, stride, stride, padding, padding, padding, padding, 1, 1);
    }

    /// Returns the positions along the rows of a plane of the given height; 0 or less if the window
    /// does not fit.
    public int outHeight(int height) {
        return positions(height + top + bottom, this.height, strideY, dilationY);
    }

    /// Returns the positions along the columns of a plane of the given width; 0 or less if the
    /// window does not fit.
    public int outWidth(int width) {
        return positions(width + left + right, this.width, strideX, dilationX);
    }

    /// Returns the positions along the rows counting a last one that is partly outside (ceil mode),
    /// as long as it starts inside the plane or its padding above.
    public int outHeightCeil(int height) {
        var count = positionsCeil(height + top + bottom, this.height, strideY, dilationY);
        return (count - 1) * strideY >= height + top ? count - 1 : count;
    }

    /// Returns the positions along the columns counting a last one that is partly outside (ceil
    /// mode), as long as it starts inside the plane or its padding to the left.
    public int outWidthCeil(int width) {
        var count = positionsCeil(width + left + right, this.width, strideX, dilationX);
        return (count - 1) * strideX >= width + left ? count - 1 : count;
    }

    private static int positions(int padded, int size, int stride, int dilation) {
        return Math.floorDiv(padded - (size - 1) * dilation - 1, stride) + 1;
    }

    private static int positionsCeil(int padded, int size, int stride, int dilation) {
        return Math.ceilDiv(padded - (size - 1) * dilation - 1, stride) + 1;
    }
}
