package cahier.tensor;

import cahier.array.Reduce;
import cahier.array.Update;

/// Takes gradients back through broadcasting: what was repeated forward is summed backward.
final class Broadcasting {

    private Broadcasting() {}

    /// Adds values of a broadcast shape to an operand's gradient, summed over its repeated axes.
    ///
    /// @param part values of the broadcast shape, row-major
    /// @param into the gradient of the operand's shape
    static void addSummed(float[] part, int[] shape, float[] into, int[] operand) {
        if (part.length == into.length) {
            Update.addScaled(1f, part, into, part.length);
            return;
        }
        if (part.length == 0) return;
        var steps = Shapes.steps(operand, shape);
        var inner = innermost(shape, steps);
        var length = 1;
        for (var axis = inner; axis < shape.length; axis++) length *= shape[axis];
        var repeated = steps[shape.length - 1] == 0;
        var index = new int[inner];
        var at = 0;
        for (var row = 0; row < part.length; row += length) {
            if (repeated) into[at] += Reduce.sum(part, row, length);
            else for (var i = 0; i < length; i++) into[at + i] += part[row + i];
            at = advance(index, shape, steps, at);
        }
    }

    /// Returns the first of the last axes that run on together: all repeated, or none.
    private static int innermost(int[] shape, int[] steps) {
        var axis = shape.length - 1;
        var repeated = steps[axis] == 0;
        while (axis > 0) {
            var next = axis - 1;
            var runsOn = repeated ? steps[next] == 0 : steps[next] == steps[axis] * shape[axis];
            if (!runsOn) break;
            axis = next;
        }
        return axis;
    }

    /// Moves an odometer over the outer axes by one and returns the operand's new place.
    private static int advance(int[] index, int[] shape, int[] steps, int at) {
        for (var axis = index.length - 1; axis >= 0; axis--) {
            at += steps[axis];
            if (++index[axis] < shape[axis]) return at;
            at -= index[axis] * steps[axis];
            index[axis] = 0;
        }
        return at;
    }
}
