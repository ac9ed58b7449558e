package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The updates of [Update] on vectors.
final class VectorUpdate {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final float LEAST = ScalarUpdate.LEAST;

    private VectorUpdate() {}

    static void addScaled(float alpha, float[] x, float[] y, int from, int to) {
        var i = from;
        for (; i <= to - L; i += L) {
            FloatVector.fromArray(S, x, i)
                    .fma(all(alpha), FloatVector.fromArray(S, y, i))
                    .intoArray(y, i);
        }
        ScalarUpdate.addScaled(alpha, x, y, i, to);
    }

    static void blend(float alpha, float[] x, float[] y, int from, int to) {
        var i = from;
        for (; i <= to - L; i += L) {
            var old = FloatVector.fromArray(S, y, i);
            FloatVector.fromArray(S, x, i).sub(old).fma(all(alpha), old).intoArray(y, i);
        }
        ScalarUpdate.blend(alpha, x, y, i, to);
    }

    static void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        var i = from;
        for (; i <= to - L; i += L) {
            var old = FloatVector.fromArray(S, w, i);
            var d = old.fma(all(decay), FloatVector.fromArray(S, g, i));
            d.fma(all(-rate), old).intoArray(w, i);
        }
        ScalarUpdate.sgd(w, g, i, to, rate, decay);
    }

    static void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov) {
        var i = from;
        for (; i <= to - L; i += L) {
            var old = FloatVector.fromArray(S, w, i);
            var d = old.fma(all(decay), FloatVector.fromArray(S, g, i));
            var sum = FloatVector.fromArray(S, v, i).fma(all(momentum), d);
            var next = sum.blend(0f, sum.abs().compare(VectorOperators.LT, LEAST));
            next.intoArray(v, i);
            var move = nesterov ? next.fma(all(momentum), d) : next;
            move.fma(all(-rate), old).intoArray(w, i);
        }
        ScalarUpdate.momentum(w, g, v, i, to, rate, momentum, decay, nesterov);
    }

    static void rmsprop(
            float[] w,
            float[] g,
            float[] s,
            int from,
            int to,
            float rate,
            float keep,
            float fresh,
            float epsilon,
            float decay) {
        var i = from;
        for (; i <= to - L; i += L) {
            var old = FloatVector.fromArray(S, w, i);
            var d = old.fma(all(decay), FloatVector.fromArray(S, g, i));
            var next = FloatVector.fromArray(S, s, i).fma(all(keep), d.mul(fresh).mul(d));
            next.intoArray(s, i);
            d.div(next.sqrt().add(epsilon)).fma(all(-rate), old).intoArray(w, i);
        }
        ScalarUpdate.rmsprop(w, g, s, i, to, rate, keep, fresh, epsilon, decay);
    }

    static void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step) {
        var i = from;
        var rate = all(-step.rate());
        var pull = all(step.pull());
        var beta1 = all(step.beta1());
        var beta2 = all(step.beta2());
        var correction = all(step.correction());
        var epsilon = all(step.epsilon());
        for (; i <= to - L; i += L) {
            var old = FloatVector.fromArray(S, w, i);
            var d = old.fma(pull, FloatVector.fromArray(S, g, i));
            var sum = FloatVector.fromArray(S, m, i).fma(beta1, d.mul(step.fresh1()));
            var first = sum.blend(0f, sum.abs().compare(VectorOperators.LT, LEAST));
            var second = FloatVector.fromArray(S, v, i).fma(beta2, d.mul(step.fresh2()).mul(d));
            first.intoArray(m, i);
            second.intoArray(v, i);
            var divisor = second.sqrt().fma(correction, epsilon);
            first.div(divisor).fma(rate, old.mul(step.keep())).intoArray(w, i);
        }
        ScalarUpdate.adam(w, g, m, v, i, to, step);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }
}
