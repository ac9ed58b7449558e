package cahier.array;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [FloatMath] on vectors, step by step the same. Methods stay small, so that the
/// compiler inlines them into the loops and keeps their vectors in registers.
final class VectorMath {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int SIGN = 0x8000_0000;

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        var clamped = x.max(FloatMath.EXP_LEAST).min(FloatMath.EXP_MOST);
        var rounded = clamped.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUNDER));
        var n = rounded.reinterpretAsInts().sub(FloatMath.ROUNDER_BITS);
        var q = reducedExp(clamped, rounded.sub(FloatMath.ROUNDER));
        var half = n.lanewise(ASHR, 1);
        return q.add(1f).mul(power(half)).mul(power(n.sub(half)));
    }

    private static FloatVector reducedExp(FloatVector x, FloatVector n) {
        var r = n.fma(all(-FloatMath.LN2_LOW), n.fma(all(-FloatMath.LN2_HIGH), x));
        var p = r.fma(all(FloatMath.E6), all(FloatMath.E5));
        p = p.fma(r, all(FloatMath.E4));
        p = p.fma(r, all(FloatMath.E3));
        p = p.fma(r, all(FloatMath.E2));
        return p.fma(r.mul(r), r);
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    static FloatVector expMinusOne(FloatVector x) {
        var clamped = x.max(FloatMath.EXPM1_LEAST);
        var rounded = clamped.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUNDER));
        var scale = power(rounded.reinterpretAsInts().sub(FloatMath.ROUNDER_BITS));
        return scale.fma(reducedExp(clamped, rounded.sub(FloatMath.ROUNDER)), scale.sub(1f));
    }

    static FloatVector tanh(FloatVector x) {
        var t = expMinusOne(x.abs().mul(-2f));
        return copySign(t.neg().div(t.add(2f)), x);
    }

    static FloatVector tanhSlope(FloatVector x) {
        return sigmoidSlope(x.mul(2f)).mul(4f);
    }

    static FloatVector sigmoid(FloatVector x) {
        var e = exp(x.abs().neg());
        return e.blend(all(1f), x.compare(GE, 0f)).div(e.add(1f));
    }

    static FloatVector sigmoidSlope(FloatVector x) {
        var e = exp(x.abs().neg());
        var d = e.add(1f);
        return e.div(d).div(d);
    }

    static FloatVector log(FloatVector x) {
        var small = x.compare(LT, Float.MIN_NORMAL);
        var bits = x.blend(x.mul(0x1p23f), small).reinterpretAsInts();
        var exponent = bits.sub(FloatMath.SQRT_HALF_BITS).lanewise(ASHR, 23);
        var f = bits.sub(exponent.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        // small exponents are exact as floats, and adding a rounder makes them so without a
        // conversion
        var n = exponent.add(FloatMath.ROUNDER_BITS).reinterpretAsFloats().sub(FloatMath.ROUNDER);
        return logSpecial(x, logSum(f, n.blend(n.sub(23f), small)));
    }

    private static FloatVector logSum(FloatVector f, FloatVector n) {
        var square = f.mul(f);
        var y = f.mul(square).mul(logSeries(f));
        y = n.fma(all(FloatMath.LN2_LOW), y);
        y = square.fma(all(-0.5f), y);
        return n.fma(all(FloatMath.LN2_HIGH), f.add(y));
    }

    private static FloatVector logSeries(FloatVector f) {
        var p = f.fma(all(FloatMath.L11), all(FloatMath.L10));
        p = p.fma(f, all(FloatMath.L9));
        p = p.fma(f, all(FloatMath.L8));
        p = p.fma(f, all(FloatMath.L7));
        p = p.fma(f, all(FloatMath.L6));
        p = p.fma(f, all(FloatMath.L5));
        p = p.fma(f, all(FloatMath.L4));
        return p.fma(f, all(FloatMath.L3));
    }

    private static FloatVector logSpecial(FloatVector x, FloatVector result) {
        return result.blend(all(Float.NaN), x.compare(GT, 0f).not())
                .blend(all(Float.NEGATIVE_INFINITY), x.compare(EQ, 0f))
                .blend(x, x.compare(EQ, Float.POSITIVE_INFINITY));
    }

    static FloatVector logOnePlus(FloatVector x) {
        var sum = x.add(1f);
        return log(sum).add(x.sub(sum.sub(1f)).div(sum));
    }

    static FloatVector erf(FloatVector x) {
        var t = x.abs();
        return erfLarge(x, t.min(4f)).blend(erfSmall(x), t.compare(LT, 1f));
    }

    private static FloatVector erfSmall(FloatVector x) {
        var s = x.mul(x);
        var p = s.fma(all(FloatMath.R6), all(FloatMath.R5));
        p = p.fma(s, all(FloatMath.R4));
        p = p.fma(s, all(FloatMath.R3));
        p = p.fma(s, all(FloatMath.R2));
        p = p.fma(s, all(FloatMath.R1));
        p = p.fma(s, all(FloatMath.R0));
        return p.fma(x, x);
    }

    private static FloatVector erfLarge(FloatVector x, FloatVector t) {
        var p = t.fma(all(FloatMath.Q5), all(FloatMath.Q4));
        p = p.fma(t, all(FloatMath.Q3));
        p = p.fma(t, all(FloatMath.Q2));
        p = p.fma(t, all(FloatMath.Q1));
        p = p.fma(t, all(FloatMath.Q0));
        return copySign(all(1f).sub(exp(p.fma(t, t).neg())), x);
    }

    static FloatVector normalCdf(FloatVector x) {
        return erf(x.mul(FloatMath.SQRT_HALF)).mul(0.5f).add(0.5f);
    }

    static FloatVector normalDensity(FloatVector x) {
        return exp(x.mul(-0.5f).mul(x)).mul(FloatMath.INVERSE_SQRT_2PI);
    }

    private static FloatVector copySign(FloatVector size, FloatVector sign) {
        return size.reinterpretAsInts()
                .and(~SIGN)
                .or(sign.reinterpretAsInts().and(SIGN))
                .reinterpretAsFloats();
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }
}
