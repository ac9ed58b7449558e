package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleUnaryOperator;

/// Errors in units in the last place, against double precision, over a sweep of all bit patterns.
class FloatMathTest {

    private interface Function {
        float of(float x);
    }

    @Test
    void expIsWithinOneUlp() {
        assertThat(worst(FloatMath::exp, StrictMath::exp, -104f, 89f)).isLessThan(1.0);
    }

    @Test
    void expReachesItsLimits() {
        assertThat(FloatMath.exp(0f)).isEqualTo(1f);
        assertThat(FloatMath.exp(-0f)).isEqualTo(1f);
        assertThat(FloatMath.exp(88.8f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(FloatMath.exp(-103.97208f)).isEqualTo(Float.MIN_VALUE);
        assertThat(FloatMath.exp(Float.NaN)).isNaN();
    }

    @Test
    void logIsWithinOneUlp() {
        assertThat(worst(FloatMath::log, StrictMath::log, Float.MIN_VALUE, Float.MAX_VALUE))
                .isLessThan(1.0);
    }

    @Test
    void logReachesItsLimits() {
        assertThat(FloatMath.log(1f)).isZero();
        assertThat(FloatMath.log(0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(-1f)).isNaN();
        assertThat(FloatMath.log(Float.NaN)).isNaN();
        assertThat(FloatMath.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void logOnePlusIsWithinThreeUlp() {
        assertThat(worst(FloatMath::logOnePlus, StrictMath::log1p, 0f, 1f)).isLessThan(3.0);
    }

    @Test
    void expMinusOneIsWithinTwoUlp() {
        assertThat(worst(FloatMath::expMinusOne, StrictMath::expm1, -60f, -0f)).isLessThan(2.0);
    }

    @Test
    void tanhIsWithinThreeUlp() {
        assertThat(worst(FloatMath::tanh, StrictMath::tanh, -100f, 100f)).isLessThan(3.0);
        assertThat(FloatMath.tanh(Float.NaN)).isNaN();
        assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    }

    @Test
    void sigmoidIsWithinThreeUlp() {
        DoubleUnaryOperator exact = x -> 1 / (1 + StrictMath.exp(-x));
        assertThat(worst(FloatMath::sigmoid, exact, -104f, 104f)).isLessThan(3.0);
        assertThat(FloatMath.sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void slopesKeepTheirAccuracyFarOut() {
        DoubleUnaryOperator sigmoid = x -> 1 / (1 + StrictMath.exp(-x)) / (1 + StrictMath.exp(x));
        DoubleUnaryOperator tanh = x -> 1 / StrictMath.cosh(x) / StrictMath.cosh(x);
        assertThat(worst(FloatMath::sigmoidSlope, sigmoid, -86f, 86f)).isLessThan(4.0);
        assertThat(worst(FloatMath::tanhSlope, tanh, -43f, 43f)).isLessThan(4.0);
    }

    @Test
    void erfMatchesTabulatedValues() {
        // Abramowitz and Stegun, table 7.1
        assertThat(FloatMath.erf(0.5f)).isCloseTo(0.5204998778f, within(1.2e-7f));
        assertThat(FloatMath.erf(1f)).isCloseTo(0.8427007929f, within(1.2e-7f));
        assertThat(FloatMath.erf(1.5f)).isCloseTo(0.9661051465f, within(1.2e-7f));
        assertThat(FloatMath.erf(-2f)).isCloseTo(-0.9953222650f, within(1.2e-7f));
        assertThat(FloatMath.erf(9f)).isEqualTo(1f);
        assertThat(FloatMath.erf(Float.NaN)).isNaN();
    }

    private static double worst(
            Function function, DoubleUnaryOperator exact, float least, float most) {
        var worst = 0.0;
        for (var bits = 0x8000_0000L; bits < 0x1_8000_0000L; bits += 2_503) {
            var x = Float.intBitsToFloat((int) bits);
            if (!(x >= least && x <= most)) continue;
            var expected = exact.applyAsDouble(x);
            if (Math.abs(expected) > Float.MAX_VALUE) continue;
            var error = Math.abs(function.of(x) - expected) / Math.ulp((float) expected);
            worst = Math.max(worst, error);
        }
        return worst;
    }
}
