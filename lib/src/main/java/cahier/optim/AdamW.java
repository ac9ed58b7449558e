package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/// Does what [Adam] does, with a weight decay that does not go through the gradient: `w ← w · (1 -
/// rate · decay)` before the step (Loshchilov and Hutter, 2019, "Decoupled weight decay
/// regularization").
public final class AdamW implements Optimizer {

    private final List<Tensor> parameters;
    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> squares = new ArrayList<>();
    private int steps;
    private double beta1 = .9;
    private double beta2 = .999;
    private double epsilon = 1e-8;
    private double rate;
    private double weightDecay = .01;

    /// Makes an optimizer with β .9 and .999, ε 1e-8 and weight decay .01.
    public AdamW(List<Tensor> parameters, double learningRate) {
        this.parameters = List.copyOf(parameters);
        learningRate(learningRate);
    }

    /// Keeps these shares of the running means of gradients and of their squares, .9 and .999
    /// unless set.
    public AdamW betas(double first, double second) {
        beta1 = Range.share("AdamW", "beta 1", first);
        beta2 = Range.share("AdamW", "beta 2", second);
        return this;
    }

    /// Adds this to the root of the sum of squares, 1e-8 unless set.
    public AdamW epsilon(double epsilon) {
        this.epsilon = Range.positive("AdamW", "epsilon", epsilon);
        return this;
    }

    /// Shrinks each weight by the learning rate times this, .01 unless set.
    public AdamW weightDecay(double decay) {
        weightDecay = Range.notNegative("AdamW", "weight decay", decay);
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
                                    true));
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
        this.rate = Range.notNegative("AdamW", "learning rate", rate);
    }

    @Override
    public String toString() {
        return "AdamW("
                + rate
                + ")"
                + (weightDecay == 0 ? "" : ".weightDecay(" + weightDecay + ")");
    }
}
