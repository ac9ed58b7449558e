package cahier.tensor;

import cahier.array.Layout;

import java.util.List;

/// Several tensors one after the other along an axis.
record Joined(List<Tensor> inputs, int axis, int[] shape) implements Operation {

    static Tensor concat(int axis, List<Tensor> parts) {
        if (parts.isEmpty())
            throw Shapes.failure("concat", "nothing to join", "no tensors", "one or more");
        var first = parts.getFirst().shape;
        var along = Shapes.axis("concat", axis, first.length);
        var length = 0;
        for (var part : parts) {
            if (part.shape.length != first.length
                    || !java.util.Arrays.equals(
                            Shapes.with(part.shape, along, 0), Shapes.with(first, along, 0))) {
                throw Shapes.failure(
                        "concat",
                        "shapes differ beside axis " + along,
                        Shapes.text(first) + " and " + Shapes.text(part.shape),
                        "equal lengths on the other axes");
            }
            length = Math.addExact(length, part.shape[along]);
        }
        return Tensor.computed(new Joined(parts, along, Shapes.with(first, along, length)));
    }

    static Tensor stack(int axis, List<Tensor> parts) {
        if (parts.isEmpty())
            throw Shapes.failure("stack", "nothing to join", "no tensors", "one or more");
        var first = parts.getFirst().shape;
        var along = Shapes.axis("stack", axis, first.length + 1);
        for (var part : parts) {
            if (!java.util.Arrays.equals(part.shape, first)) {
                throw Shapes.failure(
                        "stack",
                        "shapes differ",
                        Shapes.text(first) + " and " + Shapes.text(part.shape),
                        "equal shapes");
            }
        }
        return concat(along, parts.stream().map(part -> part.unsqueeze(along)).toList());
    }

    @Override
    public boolean needs(Tensor input) {
        return false;
    }

    @Override
    public boolean fills() {
        return true;
    }

    @Override
    public void forward(float[] y) {
        var outer = Shapes.outer(shape, axis);
        var row = Shapes.inner(shape, axis) * shape[axis];
        var start = 0;
        for (var part : inputs) {
            var width = Shapes.inner(shape, axis) * part.shape[axis];
            Layout.copy(outer, width, part.values(), 0, width, y, start, row);
            start += width;
        }
    }

    @Override
    public void backward(float[] y, float[] dy) {
        var outer = Shapes.outer(shape, axis);
        var row = Shapes.inner(shape, axis) * shape[axis];
        var start = 0;
        for (var part : inputs) {
            var width = Shapes.inner(shape, axis) * part.shape[axis];
            if (part.tracks()) {
                var dx = part.gradient();
                for (var o = 0; o < outer; o++) {
                    for (var i = 0; i < width; i++) dx[o * width + i] += dy[o * row + start + i];
                }
            }
            start += width;
        }
    }

    @Override
    public String formula() {
        return inputs.size() + " tensors joined on axis " + axis;
    }
}
