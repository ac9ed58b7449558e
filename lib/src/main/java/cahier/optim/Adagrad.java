package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides each step by the root of the sum of all squared gradients so far: `s ← s + g²; w ← w -
/// rate · g / (√s + ε)` (Duchi, Hazan and Singer, 2011, "Adaptive subgradient methods").
public final class Adagrad implements Optimizer {

    private final List<Tensor> parameters;
    private final List<float[]> sums = new ArrayList<>();
    private double epsilon = 1e-10;
    private double rate;
    private double weightDecay;

    /// Makes an optimizer with ε 1e-10.
    public Adagrad(List<Tensor> parameters, double learningRate) {
        this.parameters = State.distinct(parameters);
        learningRate(learningRate);
    }

    /// Adds this to the root of the sum of squares, 1e-10 unless set.
    public Adagrad epsilon(double epsilon) {
        this.epsilon = Range.positive("Adagrad", "epsilon", epsilon);
        return this;
    }

    /// Adds this multiple of the weight to its gradient.
    public Adagrad weightDecay(double decay) {
        weightDecay = Range.notNegative("Adagrad", "weight decay", decay);
        return this;
    }

    @Override
    public void step() {
        State.step(
                parameters,
                (i, w, grad) ->
                        Update.adagrad(
                                w,
                                grad,
                                State.of(sums, i, parameters),
                                w.length,
                                (float) rate,
                                (float) epsilon,
                                (float) weightDecay));
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        State.name(state, "sums", sums, parameters);
        return state;
    }

    @Override
    public List<Tensor> parameters() {
        return parameters;
    }

    @Override
    public double learningRate() {
        return rate;
    }

    @Override
    public void learningRate(double rate) {
        this.rate = Range.notNegative("Adagrad", "learning rate", rate);
    }

    @Override
    public String toString() {
        var text = "Adagrad(" + rate + ")";
        if (epsilon != 1e-10) text += ".epsilon(" + epsilon + ")";
        return weightDecay == 0 ? text : text + ".weightDecay(" + weightDecay + ")";
    }
}
