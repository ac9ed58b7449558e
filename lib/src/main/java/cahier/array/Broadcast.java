package cahier.array;

/// Walks two strided operands over one shape, axes that run on in both merged into one.
final class Broadcast {

    private Broadcast() {}

    static void apply(
            Binary f,
            int[] shape,
            float[] a,
            int aOffset,
            int[] aStrides,
            float[] b,
            int bOffset,
            int[] bStrides,
            float[] c,
            int cOffset) {
        var sizes = new int[shape.length + 1];
        var aSteps = new int[shape.length + 1];
        var bSteps = new int[shape.length + 1];
        var axes = merge(shape, aStrides, bStrides, sizes, aSteps, bSteps);
        if (axes < 0) return;
        if (axes == 0) {
            c[cOffset] = f.value(a[aOffset], b[bOffset]);
            return;
        }
        var outer = 1;
        for (var axis = 1; axis < axes; axis++) outer *= sizes[axis];
        var inner = sizes[0];
        for (var row = 0; row < outer; row++) {
            var aAt = aOffset;
            var bAt = bOffset;
            var rest = row;
            for (var axis = 1; axis < axes; axis++) {
                var index = rest % sizes[axis];
                rest /= sizes[axis];
                aAt += index * aSteps[axis];
                bAt += index * bSteps[axis];
            }
            inner(f, a, aAt, aSteps[0], b, bAt, bSteps[0], c, cOffset + row * inner, inner);
        }
    }

    /// Writes the axes innermost first, without those of size 1 and with neighbours merged where
    /// both operands run on; returns their number, or -1 if the shape is empty.
    private static int merge(
            int[] shape, int[] aStrides, int[] bStrides, int[] sizes, int[] aSteps, int[] bSteps) {
        var axes = 0;
        for (var axis = shape.length - 1; axis >= 0; axis--) {
            var size = shape[axis];
            if (size == 0) return -1;
            if (size == 1) continue;
            var last = axes - 1;
            if (axes > 0
                    && aStrides[axis] == aSteps[last] * sizes[last]
                    && bStrides[axis] == bSteps[last] * sizes[last]) {
                sizes[last] *= size;
            } else {
                sizes[axes] = size;
                aSteps[axes] = aStrides[axis];
                bSteps[axes] = bStrides[axis];
                axes++;
            }
        }
        return axes;
    }

    private static void inner(
            Binary f,
            float[] a,
            int aOffset,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int n) {
        if (aStep == 1 && bStep == 1) {
            Elementwise.apply(f, a, aOffset, b, bOffset, c, cOffset, n);
        } else if (aStep == 1 && bStep == 0) {
            Elementwise.withScalar(f, a, aOffset, b[bOffset], c, cOffset, n);
        } else if (aStep == 0 && bStep == 1) {
            Elementwise.scalarWith(f, a[aOffset], b, bOffset, c, cOffset, n);
        } else {
            for (var i = 0; i < n; i++) {
                c[cOffset + i] = f.value(a[aOffset + i * aStep], b[bOffset + i * bStep]);
            }
        }
    }
}
