package cahier.data;

/// A rectangle in a picture, in pixels from its upper left corner.
///
/// @param left first column
/// @param top first row
/// @param right column behind the last
/// @param bottom row behind the last
public record Box(double left, double top, double right, double bottom) {

    /// Checks that the corners are in order.
    public Box {
        if (!(left <= right && top <= bottom)) {
            throw new IllegalArgumentException(
                    "Box: corners are not in order: got ["
                            + left
                            + ", "
                            + top
                            + ", "
                            + right
                            + ", "
                            + bottom
                            + "]; expected left ≤ right and top ≤ bottom");
        }
    }

    /// Makes a box of a centre and a size.
    public static Box centred(double x, double y, double width, double height) {
        return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    /// Returns the number of columns.
    public double width() {
        return right - left;
    }

    /// Returns the number of rows.
    public double height() {
        return bottom - top;
    }

    /// Returns the number of pixels.
    public double area() {
        return width() * height();
    }

    /// Returns the number of pixels in both.
    public double intersection(Box other) {
        var width = Math.min(right, other.right) - Math.max(left, other.left);
        var height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        return Math.max(0, width) * Math.max(0, height);
    }

    /// Returns intersection over union, from 0 to 1; 0 for two empty boxes.
    public double iou(Box other) {
        var intersection = intersection(other);
        var union = area() + other.area() - intersection;
        return union == 0 ? 0 : intersection / union;
    }

    /// Returns intersection over union less the share of the smallest box around both that neither
    /// covers, from -1 to 1 (Rezatofighi et al., 2019, "Generalized intersection over union").
    public double giou(Box other) {
        var intersection = intersection(other);
        var union = area() + other.area() - intersection;
        var width = Math.max(right, other.right) - Math.min(left, other.left);
        var height = Math.max(bottom, other.bottom) - Math.min(top, other.top);
        var around = width * height;
        return around == 0 ? 0 : iou(other) - (around - union) / around;
    }

    /// Returns the box in a picture of another size.
    public Box scaled(double vertical, double horizontal) {
        return new Box(left * horizontal, top * vertical, right * horizontal, bottom * vertical);
    }

    /// Returns the box moved.
    public Box moved(double down, double right) {
        return new Box(left + right, top + down, this.right + right, bottom + down);
    }

    /// Returns the part inside a picture.
    public Box clipped(double height, double width) {
        return new Box(
                Math.clamp(left, 0, width),
                Math.clamp(top, 0, height),
                Math.clamp(right, 0, width),
                Math.clamp(bottom, 0, height));
    }
}
