package cahier.tensor;

import cahier.array.Generator;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Holds `float` values in a rectangular shape and knows how they were computed, so that gradients
/// can be had.
///
/// Values are stored contiguously, the last axis fastest. [#reshape] shares storage, every other
/// operation copies. Operations on tensors that lead back to a leaf with gradient ([#withGrad()],
/// parameters of layers) are recorded; [#backward()] then adds to each such leaf's [#grad()] and
/// frees the record.
///
/// ```java
/// var x = Tensor.of(new float[][] {{1, 2}, {3, 4}}).withGrad();
/// x.matmul(x).add(1).relu().sum().backward();
/// x.grad()                                   // [[7, 11], [9, 13]]
/// ```
///
/// Two threads may read the same tensor, but not record or run backward on the same graph.
public final class Tensor
        implements Algebra, Contents, Differentiable, Functions, Indexing, Reductions, Views {

    final int[] shape;
    final Storage storage;

    /// What computed it, if recorded; null for a leaf and after backward.
    @Nullable Operation operation;

    /// When that was, by [Storage#now()].
    long recorded;

    /// The last backward pass that met it.
    long visit;

    /// Whether nobody but the graph and the library's layers wants it: see [Recycling].
    boolean isInner;

    /// Whether what is computed from it is recorded.
    boolean tracked;

    /// Whether it asked for its gradient.
    boolean keepsGradient;

    /// What backward adds up, once it does.
    @Nullable Gradient gradient;

    /// What [#grad()] returned of it.
    @Nullable Tensor grad;

    private boolean freed;

    private Tensor(Storage storage, int[] shape) {
        this.storage = storage;
        this.shape = shape;
    }

    private Tensor(float[] values, int[] shape) {
        this(new Storage(values), shape);
    }

    /// Makes a vector of the values.
    public static Tensor of(float... values) {
        return new Tensor(values.clone(), new int[] {values.length});
    }

    /// Makes a vector of the values, rounded to `float`.
    public static Tensor of(double... values) {
        return new Tensor(Nested.floats(values), new int[] {values.length});
    }

    /// Makes a matrix of the rows, which must be of equal length.
    public static Tensor of(float[][] rows) {
        return Nested.read(rows);
    }

    /// Makes a matrix of the rows, which must be of equal length, rounded to `float`.
    public static Tensor of(double[][] rows) {
        return Nested.read(rows);
    }

    /// Makes a tensor of three axes of nested arrays of equal lengths.
    public static Tensor of(float[][][] values) {
        return Nested.read(values);
    }

    /// Makes a tensor of four axes of nested arrays of equal lengths.
    public static Tensor of(float[][][][] values) {
        return Nested.read(values);
    }

    /// Makes a tensor of a shape from a copy of row-major values.
    ///
    /// @throws IllegalArgumentException if the number of values is not the shape's
    public static Tensor of(float[] values, int... shape) {
        return new Tensor(values.clone(), Shapes.fitting("of", values.length, shape));
    }

    /// Makes a tensor over an array itself, which it then owns.
    public static Tensor wrap(float[] values, int... shape) {
        var tensor = new Tensor(values, Shapes.fitting("wrap", values.length, shape));
        tensor.storage.exposed();
        return tensor;
    }

    /// Makes a tensor without axes that holds one value.
    public static Tensor scalar(double value) {
        return new Tensor(new float[] {(float) value}, new int[0]);
    }

    /// Makes a tensor of zeros.
    public static Tensor zeros(int... shape) {
        var checked = Shapes.checked("zeros", shape);
        return new Tensor(new float[Shapes.size(checked)], checked);
    }

    /// Makes a tensor of ones.
    public static Tensor ones(int... shape) {
        return full(1, Shapes.checked("ones", shape));
    }

    /// Makes a tensor that holds one value everywhere.
    public static Tensor full(double value, int... shape) {
        return Creation.full((float) value, Shapes.checked("full", shape));
    }

    /// Makes the vector 0, 1, …, n - 1.
    public static Tensor arange(int n) {
        return arange(0, n, 1);
    }

    /// Makes the vector from, from + step, … of the values before `to`.
    public static Tensor arange(double from, double to, double step) {
        return Creation.arange(from, to, step);
    }

    /// Makes the vector of n values at equal distances from `from` to `to`, both among them; one
    /// value is `from`.
    public static Tensor linspace(double from, double to, int n) {
        return Creation.linspace(from, to, n);
    }

    /// Makes the identity matrix: 1 on the diagonal, 0 elsewhere.
    public static Tensor eye(int n) {
        return Creation.eye(n);
    }

    /// Makes a tensor of values distributed evenly over 0 (inclusive) to 1 (exclusive).
    public static Tensor rand(Generator random, int... shape) {
        return Creation.rand(random, Shapes.checked("rand", shape));
    }

    /// Makes a tensor of values from the standard normal distribution.
    public static Tensor randn(Generator random, int... shape) {
        return Creation.randn(random, Shapes.checked("randn", shape));
    }

    /// Makes a matrix with a row for each label: 1 in the label's column, 0 elsewhere.
    ///
    /// @param classes number of columns
    /// @throws IllegalArgumentException if a label is not in 0..classes - 1
    public static Tensor oneHot(int[] labels, int classes) {
        return Creation.oneHot(labels, classes);
    }

    /// Joins tensors along an axis that exists; the other axes' lengths must be equal.
    public static Tensor concat(int axis, Tensor... parts) {
        return Joined.concat(axis, List.of(parts));
    }

    /// Joins tensors of equal shape along a new axis.
    public static Tensor stack(int axis, Tensor... parts) {
        return Joined.stack(axis, List.of(parts));
    }

    /// Returns a's values where the condition is not 0, else b's; shapes broadcast by NumPy's rule.
    /// The gradient goes to the one that a value was taken from, and 0 to the other; what the other
    /// was computed from multiplies that with its slope: `where(x.gt(0), x.sqrt(), x)` has the
    /// gradient NaN at 0, as in PyTorch.
    ///
    /// @param condition 1 and 0, as comparisons give them
    public static Tensor where(Tensor condition, Tensor a, Tensor b) {
        return Chosen.of(condition, a, b);
    }

    /// Returns a's values where the condition is not 0, else a number: `where(x.gt(0), x, 0)`.
    public static Tensor where(Tensor condition, Tensor a, double b) {
        return where(condition, a, scalar(b));
    }

    /// Returns a number where the condition is not 0, else b's values.
    public static Tensor where(Tensor condition, double a, Tensor b) {
        return where(condition, scalar(a), b);
    }

    /// Makes the result of an operation, recorded if an input is tracked.
    static Tensor computed(Operation operation) {
        var shape = operation.shape();
        var y = Recycling.take(Shapes.size(shape), !operation.fills());
        operation.forward(y);
        Count.add(operation::multiplyAdds);
        return recorded(operation, new Tensor(y, shape));
    }

    /// Makes a tensor over an array that nobody else has.
    static Tensor own(float[] y, int[] shape) {
        return new Tensor(y, shape);
    }

    /// Makes a tensor over the storage of another: either may change under the other.
    static Tensor shared(Operation operation, Tensor x, int[] shape) {
        x.storage.share();
        return recorded(operation, new Tensor(x.storage, shape));
    }

    /// Makes a tensor over the storage of another that knows nothing of how it was computed.
    static Tensor detached(Tensor x) {
        x.storage.exposed();
        return new Tensor(x.storage, x.shape);
    }

    private static Tensor recorded(Operation operation, Tensor tensor) {
        if (!Tape.records()) return tensor;
        var inputs = operation.inputs();
        for (var i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).tracked) {
                tensor.operation = operation;
                tensor.tracked = true;
                tensor.recorded = Storage.now();
                return tensor;
            }
        }
        return tensor;
    }

    /// Returns the lengths of the axes.
    public int[] shape() {
        return shape.clone();
    }

    /// Returns the number of values.
    public int size() {
        return values().length;
    }

    /// Returns the storage itself, row-major: writing to it changes the tensor, and neither a
    /// gradient nor [#backward()] knows of it. What was prepared from the values is dropped, for
    /// good: nothing tells when the array changes; [#update] and [#toArray] leave no such doubt.
    public float[] data() {
        return storage.exposed();
    }

    /// Changes the values in place: `change` is given the storage, row-major, for the time of the
    /// call and must not keep it. No gradient comes of it; a record that needs the values as they
    /// were is refused by [#backward()].
    public void update(Consumer<float[]> change) {
        storage.update("update()", change);
    }

    /// Returns the storage for an operation that reads it and does not keep it.
    float[] values() {
        return storage.values();
    }

    /// Shows the values, as NumPy does, and the shape; long ones are cut.
    @Override
    public String toString() {
        return TensorText.of(this);
    }

    /// Returns the gradient's storage for who does not keep it, or null if no pass has added to it
    /// since [#zeroGrad()].
    float @Nullable [] summed() {
        return keepsGradient && gradient != null && gradient.adds() ? gradient.target(true) : null;
    }

    /// Runs without recording, so that nothing is kept for gradients, and returns the result.
    public static <T> T noGrad(Supplier<T> body) {
        Tape.pause();
        try {
            return body.get();
        } finally {
            Tape.resume();
        }
    }

    /// Stops recording on this thread until the scope is closed: `try (var _ = Tensor.noGrad()) { …
    /// }`.
    public static NoGrad noGrad() {
        return new NoGrad();
    }

    boolean tracks() {
        return tracked;
    }

    /// Returns the buffer that backward adds to; it may be longer than the tensor.
    float[] gradient() {
        gradientChanges("backward()");
        return buffer().sum(keepsGradient);
    }

    /// Returns whether a part of the gradient has to be added to [#target()], and not written.
    boolean adds() {
        return gradient != null && gradient.adds();
    }

    /// Returns the buffer that backward writes to, or adds to if [#adds()], asked before, says so.
    float[] target() {
        gradientChanges("backward()");
        return buffer().target(keepsGradient);
    }

    /// Notes that what [#grad()] returned changes in place.
    void gradientChanges(String by) {
        if (grad != null) grad.storage.changed(by);
    }

    private Gradient buffer() {
        if (gradient == null) gradient = new Gradient(size());
        return gradient;
    }

    boolean isFreed() {
        return freed;
    }

    /// Forgets the record, and the gradient unless it was asked for.
    void free() {
        if (operation != null) Recycling.freed(this, operation);
        operation = null;
        freed = true;
        if (keepsGradient || gradient == null) return;
        gradient.release();
        gradient = null;
    }
}
