package cahier.optim;

/// Gives the learning rate of each step: `optimizer.learningRate(schedule.rateAt(step))`.
@FunctionalInterface
public interface Schedule {

    /// Returns the learning rate of a step, counted from 0.
    double rateAt(int step);

    /// Keeps one rate.
    static Schedule constant(double rate) {
        return step -> rate;
    }

    /// Multiplies the rate by a factor every so many steps.
    static Schedule steps(double rate, int every, double factor) {
        atLeastOne("steps", every);
        return step -> rate * StrictMath.pow(factor, step / every);
    }

    /// Falls from the rate to `least` along half a cosine, and stays there (Loshchilov and Hutter,
    /// 2017, "SGDR").
    static Schedule cosine(double rate, int steps, double least) {
        atLeastOne("cosine", steps);
        return step -> least + (rate - least) * fall(step, steps);
    }

    /// Rises evenly from a fraction of the rate to all of it, then goes on with another schedule
    /// from its step 0; none of 0 steps.
    static Schedule warmUp(int steps, Schedule then) {
        if (steps < 0) throw failure("warmUp", "negative number of steps", steps, 0);
        return step ->
                step < steps
                        ? then.rateAt(0) * (step + 1) / (steps + 1)
                        : then.rateAt(step - steps);
    }

    /// Rises along half a cosine from most / 25 to `most` over the first .3 of the steps, then
    /// falls to most / 250,000 (Smith and Topin, 2018, "Super-convergence").
    static Schedule oneCycle(double most, int steps) {
        atLeastOne("oneCycle", steps);
        var peak = Math.max(1, (int) (.3 * steps));
        return step ->
                step < peak
                        ? most - (most - most / 25) * fall(step, peak)
                        : most / 250_000
                                + (most - most / 250_000)
                                        * fall(step - peak, Math.max(1, steps - peak));
    }

    /// Returns 1 at step 0 and 0 from the last on, along half a cosine.
    private static double fall(int step, int steps) {
        return (1 + StrictMath.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }

    private static void atLeastOne(String schedule, int steps) {
        if (steps < 1) throw failure(schedule, "steps not positive", steps, 1);
    }

    private static IllegalArgumentException failure(
            String schedule, String problem, int got, int least) {
        return new IllegalArgumentException(
                schedule + ": " + problem + ": got " + got + "; expected " + least + " or more");
    }
}
