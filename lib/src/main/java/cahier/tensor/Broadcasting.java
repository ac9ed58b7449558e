package cahier.tensor;

import cahier.array.Reduce;
import cahier.array.Update;

/// Takes gradients back through broadcasting: what was repeated forward is summed backward.
final class Broadcasting {

    private Broadcasting() {}

    /// Adds values of a broadcast shape to an operand's gradient, summed over its repeated axes.
    ///
    /// @param part values of the broadcast shape, row-major; may be longer
    static void addSummed(float[] part, int[] shape, Tensor operand) {
        var size = Shapes.size(shape);
        if (size == operand.size()) {
            add(part, operand);
            return;
        }
        var into = operand.gradient();
        if (size == 0) return;
        var steps = Shapes.steps(operand.shape, shape);
        var inner = innermost(shape, steps);
        var length = 1;
        for (var axis = inner; axis < shape.length; axis++) length *= shape[axis];
        var repeated = steps[shape.length - 1] == 0;
        var index = new int[inner];
        var at = 0;
        for (var row = 0; row < size; row += length) {
            if (repeated) into[at] += Reduce.sum(part, row, length);
            else for (var i = 0; i < length; i++) into[at + i] += part[row + i];
            at = advance(index, shape, steps, at);
        }
    }

    /// Adds values of an operand's shape to its gradient.
    static void add(float[] part, Tensor operand) {
        var size = operand.size();
        if (operand.adds()) Update.addScaled(1f, part, operand.target(), size);
        else System.arraycopy(part, 0, operand.target(), 0, size);
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
