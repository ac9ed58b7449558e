package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/// Steps along the running mean of the gradients, divided by the root of the running mean of their
/// squares, both corrected for their start at 0: `w ← w - rate · m̂ / (√v̂ + ε)` (Kingma and Ba,
/// 2015, "Adam").
public final class Adam implements Optimizer {

    private final List<Tensor> parameters;
    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> squares = new ArrayList<>();
    private int steps;
    private double beta1 = .9;
    private double beta2 = .999;
    private double epsilon = 1e-8;
    private double rate;
    private double weightDecay;

    /// Makes an optimizer with β .9 and .999 and ε 1e-8.
    public Adam(List<Tensor> parameters, double learningRate) {
        this.parameters = List.copyOf(parameters);
        learningRate(learningRate);
    }

    /// Keeps these shares of the running means of gradients and of their squares, .9 and .999
    /// unless set.
    public Adam betas(double first, double second) {
        beta1 = Range.share("Adam", "beta 1", first);
        beta2 = Range.share("Adam", "beta 2", second);
        return this;
    }

    /// Adds this to the root of the sum of squares, 1e-8 unless set.
    public Adam epsilon(double epsilon) {
        this.epsilon = Range.positive("Adam", "epsilon", epsilon);
        return this;
    }

    /// Adds this multiple of the weight to its gradient.
    public Adam weightDecay(double decay) {
        weightDecay = Range.notNegative("Adam", "weight decay", decay);
        return this;
    }

    @Override
    public void step() {
        steps++;
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var grad = Fused.gradient(parameter);
            if (grad == null || parameter.isFrozen()) continue;
            var index = i;
            parameter.update(
                    w ->
                            Update.adam(
                                    w,
                                    grad,
                                    State.of(means, index, parameters),
                                    State.of(squares, index, parameters),
                                    w.length,
                                    steps,
                                    rate,
                                    beta1,
                                    beta2,
                                    epsilon,
                                    weightDecay,
                                    false));
        }
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
        this.rate = Range.notNegative("Adam", "learning rate", rate);
    }

    @Override
    public String toString() {
        return "Adam(" + rate + ")" + (weightDecay == 0 ? "" : ".weightDecay(" + weightDecay + ")");
    }
}
