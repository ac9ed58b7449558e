package cahier.optim;

import cahier.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// Changes parameters so that a loss falls. One call of [#step()] after each backward pass.
public interface Optimizer {

    /// Returns what is changed.
    List<Tensor> parameters();

    /// Changes each parameter in place by its gradient; one that is frozen, or that no backward
    /// pass has come to since [#zeroGrad()], stays.
    void step();

    /// Returns the learning rate of the next step.
    double learningRate();

    /// Sets the learning rate of the next steps.
    void learningRate(double rate);

    /// Returns what is remembered from one step to the next, by name: `means.0` for the first
    /// parameter. To change the values is to change the optimizer; learning rate and options are
    /// not among them. An optimizer of one's own that remembers something overrides it.
    default Map<String, Tensor> state() {
        return Map.of();
    }

    /// Goes on with what another optimizer of the same kind and parameters remembered. If a name or
    /// a shape does not fit, nothing is changed.
    ///
    /// ```java
    /// Safetensors.write(file, optimizer.state());
    /// optimizer.load(Safetensors.read(file));
    /// ```
    ///
    /// @param state what that one's [#state()] returned
    /// @throws IllegalArgumentException if names or shapes differ
    default void load(Map<String, Tensor> state) {
        State.load(this, state);
    }

    /// Sets all gradients to zero, before the next backward pass adds to them.
    default void zeroGrad() {
        for (var parameter : parameters()) parameter.zeroGrad();
    }
}
