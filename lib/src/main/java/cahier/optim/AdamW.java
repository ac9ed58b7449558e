package cahier.optim;

import cahier.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// Does what [Adam] does, with a weight decay that does not go through the gradient: `w ← w · (1 -
/// rate · decay)` before the step (Loshchilov and Hutter, 2019, "Decoupled weight decay
/// regularization").
public final class AdamW implements Optimizer {

    private final Adam adam;

    /// Makes an optimizer with β .9 and .999, ε 1e-8 and weight decay .01.
    public AdamW(List<Tensor> parameters, double learningRate) {
        adam = new Adam("AdamW", true, parameters, learningRate).weightDecay(.01);
    }

    /// Keeps these shares of the running means of gradients and of their squares, .9 and .999
    /// unless set.
    public AdamW betas(double first, double second) {
        adam.betas(first, second);
        return this;
    }

    /// Adds this to the root of the sum of squares, 1e-8 unless set.
    public AdamW epsilon(double epsilon) {
        adam.epsilon(epsilon);
        return this;
    }

    /// Shrinks each weight by the learning rate times this, .01 unless set.
    public AdamW weightDecay(double decay) {
        adam.weightDecay(decay);
        return this;
    }

    @Override
    public void step() {
        adam.step();
    }

    @Override
    public Map<String, Tensor> state() {
        return adam.state();
    }

    @Override
    public List<Tensor> parameters() {
        return adam.parameters();
    }

    @Override
    public double learningRate() {
        return adam.learningRate();
    }

    @Override
    public void learningRate(double rate) {
        adam.learningRate(rate);
    }

    @Override
    public String toString() {
        return adam.toString();
    }
}
