package cahier.tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Walks the graph of operations backward, without recursion, so that depth is bounded by memory
/// only, and frees it on the way.
final class Tape {

    private static final AtomicLong PASSES = new AtomicLong();
    private static final ThreadLocal<int[]> PAUSES = ThreadLocal.withInitial(() -> new int[1]);

    private Tape() {}

    /// Returns whether operations on this thread are recorded.
    static boolean records() {
        return PAUSES.get()[0] == 0;
    }

    /// Stops recording on this thread until [#resume()]; calls nest.
    static void pause() {
        PAUSES.get()[0]++;
    }

    static void resume() {
        PAUSES.get()[0]--;
    }

    /// Adds to the gradients of everything that `root` was computed from.
    static void backward(Tensor root, float[] seed) {
        if (!root.tracks()) {
            throw new IllegalStateException(
                    "backward: no tensor behind this one asks for a gradient: got a result without"
                        + " a record; expected one computed outside of noGrad() from a tensor with"
                        + " withGrad() or a parameter that is not frozen");
        }
        var order = inputsFirst(root);
        var gradient = root.gradient();
        for (var i = 0; i < seed.length; i++) gradient[i] += seed[i];
        var done = false;
        try {
            passBack(order);
            done = true;
        } finally {
            // half a pass must not be taken up again: what it left would count twice
            if (!done) for (var tensor : order) if (tensor.operation != null) tensor.free();
        }
    }

    private static void passBack(List<Tensor> order) {
        for (var i = order.size() - 1; i >= 0; i--) {
            var tensor = order.get(i);
            if (tensor.operation == null) continue;
            tensor.operation.backward(tensor.values(), tensor.gradient());
            tensor.free();
        }
    }

    /// Returns the tracked tensors behind `root` in an order where inputs come before results. The
    /// order depends on the graph alone.
    private static List<Tensor> inputsFirst(Tensor root) {
        var pass = PASSES.incrementAndGet();
        var order = new ArrayList<Tensor>();
        var path = new ArrayDeque<Step>();
        root.visit = pass;
        path.push(new Step(root));
        while (!path.isEmpty()) {
            var step = path.peek();
            var input = step.next(pass);
            if (input != null) {
                input.visit = pass;
                path.push(new Step(input));
            } else {
                order.add(step.tensor);
                path.pop();
            }
        }
        return order;
    }

    private static final class Step {
        private final Tensor tensor;
        private final List<Tensor> inputs;
        private int index;

        Step(Tensor tensor) {
            this.tensor = tensor;
            if (tensor.isFreed()) {
                throw new IllegalStateException(
                        "backward: the graph behind this tensor was freed by an earlier backward();"
                            + " compute it again, or detach() what is kept from the earlier pass");
            }
            if (tensor.operation != null) Outdated.check(tensor, tensor.operation);
            this.inputs = tensor.operation == null ? List.of() : tensor.operation.inputs();
        }

        /// Returns the next input that this pass has not seen, or null.
        @Nullable Tensor next(long pass) {
            while (index < inputs.size()) {
                var input = inputs.get(index++);
                if (input.tracks() && input.visit != pass) return input;
            }
            return null;
        }
    }
}
