package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Steps along the running mean of the gradients, divided by the root of the running mean of their
/// squares, both corrected for their start at 0: `w ← w - rate · m̂ / (√v̂ + ε)` (Kingma and Ba,
/// 2015, "Adam").
public final class Adam implements Optimizer {

    private final String name;
    private final boolean isDecoupled;
    private final List<Tensor> parameters;
    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> squares = new ArrayList<>();

    /// Each counts its own, so that one that is unfrozen late starts as the others did. A `float`
    /// counts to 2²⁴; there the corrections have long been 1.
    private final float[] steps;

    private double beta1 = .9;
    private double beta2 = .999;
    private double epsilon = 1e-8;
    private double rate;
    private double weightDecay;

    /// Makes an optimizer with β .9 and .999 and ε 1e-8.
    public Adam(List<Tensor> parameters, double learningRate) {
        this("Adam", false, parameters, learningRate);
    }

    /// Makes one of another name, for messages.
    ///
    /// @param isDecoupled whether weight decay goes past the gradient, straight to the weight
    Adam(String name, boolean isDecoupled, List<Tensor> parameters, double learningRate) {
        this.name = name;
        this.isDecoupled = isDecoupled;
        this.parameters = State.distinct(parameters);
        steps = new float[this.parameters.size()];
        learningRate(learningRate);
    }

    /// Keeps these shares of the running means of gradients and of their squares, .9 and .999
    /// unless set.
    public Adam betas(double first, double second) {
        beta1 = Range.share(name, "beta 1", first);
        beta2 = Range.share(name, "beta 2", second);
        return this;
    }

    /// Adds this to the root of the sum of squares, 1e-8 unless set.
    public Adam epsilon(double epsilon) {
        this.epsilon = Range.positive(name, "epsilon", epsilon);
        return this;
    }

    /// Adds this multiple of the weight to its gradient.
    public Adam weightDecay(double decay) {
        weightDecay = Range.notNegative(name, "weight decay", decay);
        return this;
    }

    @Override
    public void step() {
        State.step(
                parameters,
                (i, w, grad) ->
                        Update.adam(
                                w,
                                grad,
                                State.of(means, i, parameters),
                                State.of(squares, i, parameters),
                                w.length,
                                (int) ++steps[i],
                                rate,
                                beta1,
                                beta2,
                                epsilon,
                                weightDecay,
                                isDecoupled));
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        State.name(state, "means", means, parameters);
        State.name(state, "squares", squares, parameters);
        state.put("steps", Tensor.wrap(steps, steps.length));
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
        this.rate = Range.notNegative(name, "learning rate", rate);
    }

    @Override
    public String toString() {
        var text = name + "(" + rate + ")";
        if (beta1 != .9 || beta2 != .999) text += ".betas(" + beta1 + ", " + beta2 + ")";
        if (epsilon != 1e-8) text += ".epsilon(" + epsilon + ")";
        return weightDecay == 0 ? text : text + ".weightDecay(" + weightDecay + ")";
    }
}
