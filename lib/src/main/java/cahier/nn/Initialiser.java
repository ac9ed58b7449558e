package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

/// Fills a weight with random numbers before training.
@FunctionalInterface
public interface Initialiser {

    /// Fills a weight in place.
    ///
    /// @param fanIn how many inputs reach one output
    /// @param fanOut how many outputs one input reaches
    void fill(Tensor weight, int fanIn, int fanOut, Generator random);

    /// Draws evenly from `low` to `high`.
    static Initialiser uniform(double low, double high) {
        return (weight, fanIn, fanOut, random) ->
                Fused.update(
                        weight,
                        "init()",
                        w -> random.uniform(w, 0, w.length, (float) low, (float) high));
    }

    /// Draws from the normal distribution of mean 0.
    static Initialiser normal(double deviation) {
        return (weight, fanIn, fanOut, random) ->
                Fused.update(
                        weight,
                        "init()",
                        w -> random.normal(w, 0, w.length, 0f, (float) deviation));
    }

    /// Draws from the normal distribution of mean 0, again where a value is more than two
    /// deviations away.
    static Initialiser truncated(double deviation) {
        return (weight, fanIn, fanOut, random) ->
                Fused.update(
                        weight,
                        "init()",
                        w -> {
                            for (var i = 0; i < w.length; i++) {
                                var value = random.nextNormal();
                                while (Math.abs(value) > 2) value = random.nextNormal();
                                w[i] = (float) (value * deviation);
                            }
                        });
    }

    /// Draws evenly within ±√(6 / (fan in + fan out)), for sigmoid and tanh (Glorot and Bengio,
    /// 2010, "Understanding the difficulty of training deep feedforward neural networks").
    static Initialiser glorot() {
        return (weight, fanIn, fanOut, random) -> {
            var bound = Math.sqrt(6.0 / (fanIn + fanOut));
            uniform(-bound, bound).fill(weight, fanIn, fanOut, random);
        };
    }

    /// Draws from the normal distribution of variance 2 / (fan in + fan out), for sigmoid and tanh
    /// (Glorot and Bengio, 2010).
    static Initialiser glorotNormal() {
        return (weight, fanIn, fanOut, random) ->
                normal(Math.sqrt(2.0 / (fanIn + fanOut))).fill(weight, fanIn, fanOut, random);
    }

    /// Draws from the normal distribution of variance 2 / fan in, for ReLU (He et al., 2015,
    /// "Delving deep into rectifiers").
    static Initialiser he() {
        return (weight, fanIn, fanOut, random) ->
                normal(Math.sqrt(2.0 / fanIn)).fill(weight, fanIn, fanOut, random);
    }

    /// Draws evenly within ±√(6 / fan in), for ReLU (He et al., 2015).
    static Initialiser heUniform() {
        return (weight, fanIn, fanOut, random) -> {
            var bound = Math.sqrt(6.0 / fanIn);
            uniform(-bound, bound).fill(weight, fanIn, fanOut, random);
        };
    }
}
