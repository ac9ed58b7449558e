package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides each step by the root of the running mean of squared gradients: `s ← ρ·s + (1 - ρ)·g²; w
/// ← w - rate · g / (√s + ε)`, ε outside the root (Hinton, Coursera lecture 6e, 2012).
public final class RmsProp implements Optimizer {

    private final List<Tensor> parameters;
    private final List<float[]> means = new ArrayList<>();
    private double smoothing = .9;
    private double epsilon = 1e-8;
    private double rate;
    private double weightDecay;

    /// Makes an optimizer with ρ .9 and ε 1e-8.
    public RmsProp(List<Tensor> parameters, double learningRate) {
        this.parameters = State.distinct(parameters);
        learningRate(learningRate);
    }

    /// Keeps this share ρ of the running mean, .9 unless set.
    public RmsProp smoothing(double share) {
        smoothing = Range.share("RmsProp", "smoothing", share);
        return this;
    }

    /// Adds this to the root of the sum of squares, 1e-8 unless set.
    public RmsProp epsilon(double epsilon) {
        this.epsilon = Range.positive("RmsProp", "epsilon", epsilon);
        return this;
    }

    /// Adds this multiple of the weight to its gradient.
    public RmsProp weightDecay(double decay) {
        weightDecay = Range.notNegative("RmsProp", "weight decay", decay);
        return this;
    }

    @Override
    public void step() {
        State.step(
                parameters,
                (i, w, grad) ->
                        Update.rmsprop(
                                w,
                                grad,
                                State.of(means, i, parameters),
                                w.length,
                                (float) rate,
                                (float) smoothing,
                                (float) epsilon,
                                (float) weightDecay));
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        State.name(state, "squares", means, parameters);
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
        this.rate = Range.notNegative("RmsProp", "learning rate", rate);
    }

    @Override
    public String toString() {
        var text = "RmsProp(" + rate + ")";
        if (smoothing != .9) text += ".smoothing(" + smoothing + ")";
        if (epsilon != 1e-8) text += ".epsilon(" + epsilon + ")";
        return weightDecay == 0 ? text : text + ".weightDecay(" + weightDecay + ")";
    }
}
