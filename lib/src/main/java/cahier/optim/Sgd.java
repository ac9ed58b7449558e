package cahier.optim;

import cahier.array.Update;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stochastic gradient descent: `w ← w - rate · v` with `v ← momentum · v + g`.
///
/// Momentum is without dampening, so that v is the plain gradient in the first step (Sutskever et
/// al., 2013, "On the importance of initialization and momentum in deep learning").
public final class Sgd implements Optimizer {

    private final List<Tensor> parameters;
    private final List<float[]> velocities = new ArrayList<>();
    private double rate;
    private double momentum;
    private double weightDecay;
    private boolean nesterov;

    /// Makes an optimizer without momentum or decay.
    public Sgd(List<Tensor> parameters, double learningRate) {
        this.parameters = State.distinct(parameters);
        learningRate(learningRate);
    }

    /// Keeps this share of the last step's direction.
    public Sgd momentum(double momentum) {
        this.momentum = Range.share("Sgd", "momentum", momentum);
        return this;
    }

    /// Looks ahead by Nesterov's correction: the step goes along `g + momentum · v`. It needs
    /// [#momentum].
    public Sgd nesterov() {
        nesterov = true;
        return this;
    }

    /// Adds this multiple of the weight to its gradient.
    public Sgd weightDecay(double decay) {
        weightDecay = Range.notNegative("Sgd", "weight decay", decay);
        return this;
    }

    @Override
    public void step() {
        if (nesterov && momentum == 0) {
            throw new IllegalStateException(
                    "Sgd: nothing to look ahead along: got nesterov() without momentum; expected"
                            + " momentum(…) as well");
        }
        State.step(
                parameters,
                (i, w, grad) -> {
                    if (momentum == 0) {
                        Update.sgd(w, grad, w.length, (float) rate, (float) weightDecay);
                        return;
                    }
                    Update.momentum(
                            w,
                            grad,
                            State.of(velocities, i, parameters),
                            w.length,
                            (float) rate,
                            (float) momentum,
                            (float) weightDecay,
                            nesterov);
                });
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        if (momentum == 0) return state;
        State.name(state, "velocities", velocities, parameters);
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
        this.rate = Range.notNegative("Sgd", "learning rate", rate);
    }

    @Override
    public String toString() {
        var text = "Sgd(" + rate + ")";
        if (momentum != 0) text += ".momentum(" + momentum + ")";
        if (nesterov) text += ".nesterov()";
        return weightDecay == 0 ? text : text + ".weightDecay(" + weightDecay + ")";
    }
}
