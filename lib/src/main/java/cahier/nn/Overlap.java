package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// How pairs of boxes overlap, with gradients.
///
/// @param intersection area in both, [n]
/// @param union area in either, [n]
/// @param around area of the smallest box around both, [n]
record Overlap(Tensor intersection, Tensor union, Tensor around) {

    static Overlap of(String loss, Tensor boxes, Tensor targets) {
        Loss.sameShape(loss, boxes, targets);
        if (boxes.rank() != 2 || boxes.size(1) != 4) {
            throw Options.failure(
                    loss,
                    "not boxes",
                    Arrays.toString(boxes.shape()),
                    "[n, 4]: left, top, right, bottom");
        }
        Tensor a = corner(boxes, 0), b = corner(boxes, 2);
        Tensor c = corner(targets, 0), d = corner(targets, 2);
        var inside = area(a.maximum(c), b.minimum(d));
        var union = area(a, b).add(area(c, d)).sub(inside);
        return new Overlap(inside, union, area(a.minimum(c), b.maximum(d)));
    }

    private static Tensor corner(Tensor boxes, int from) {
        return boxes.slice(1, from, from + 2);
    }

    private static Tensor area(Tensor first, Tensor last) {
        var sides = last.sub(first).relu();
        return sides.slice(1, 0, 1).mul(sides.slice(1, 1, 2)).squeeze(1);
    }

    Tensor iou() {
        return share(intersection, union);
    }

    Tensor giou() {
        return iou().sub(share(around.sub(union), around));
    }

    /// Returns a share of areas, exact however small they are; 0 of nothing.
    private static Tensor share(Tensor part, Tensor whole) {
        return part.div(whole.add(whole.le(0)));
    }
}
