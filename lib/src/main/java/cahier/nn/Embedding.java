package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Looks up a vector for each whole number: input of any shape, output of that shape and [size].
public final class Embedding extends Layer {

    private final Tensor weight;
    private Initialiser initialiser = Initialiser.normal(1);

    /// Makes a table of `count` vectors of a size, from the standard normal distribution.
    public Embedding(int count, int size) {
        if (count < 1 || size < 1) {
            throw Options.failure("Embedding", "size", count + " and " + size, "1 or more");
        }
        weight = Tensor.zeros(count, size).withGrad();
        initialise(Defaults.next());
    }

    /// Returns the vectors of the numbers in x.
    ///
    /// @throws IllegalArgumentException if one is not a whole number from 0 to count - 1
    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        draw();
        var shape = Arrays.copyOf(x.shape(), x.rank() + 1);
        shape[x.rank()] = weight.size(1);
        return weight.rows(x.toInts()).reshape(shape);
    }

    /// Returns the vectors of some numbers, [n, size].
    public Tensor forward(int... indices) {
        draw();
        return weight.rows(indices);
    }

    /// Returns the table, [count, size].
    public Tensor weight() {
        draw();
        return weight;
    }

    @Override
    protected void initialise(Generator random) {
        drawLater(random);
    }

    @Override
    void drawFrom(Generator random) {
        initialiser.fill(weight, weight.size(0), weight.size(1), random);
    }

    @Override
    protected void use(Initialiser initialiser) {
        this.initialiser = initialiser;
    }

    @Override
    public int[] outputShape(int... input) {
        var shape = Arrays.copyOf(input, input.length + 1);
        shape[input.length] = weight.size(1);
        return shape;
    }

    @Override
    public String toString() {
        return "Embedding(" + weight.size(0) + ", " + weight.size(1) + ")";
    }
}
