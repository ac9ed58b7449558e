package cahier.optim;

import cahier.tensor.Tensor;

import java.util.List;

/// Changes parameters so that a loss falls. One call of [#step()] after each backward pass.
public interface Optimizer {

    /// Returns what is changed.
    List<Tensor> parameters();

    /// Changes each parameter in place by its gradient; those without one, or frozen, stay.
    void step();

    /// Returns the learning rate of the next step.
    double learningRate();

    /// Sets the learning rate of the next steps.
    void learningRate(double rate);

    /// Sets all gradients to zero, before the next backward pass adds to them.
    default void zeroGrad() {
        for (var parameter : parameters()) parameter.zeroGrad();
    }
}
