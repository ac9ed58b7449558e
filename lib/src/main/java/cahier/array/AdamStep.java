package cahier.array;

/// The factors of one step of [Update#adam], the bias corrections folded in.
///
/// @param rate step size over the first moment's correction
/// @param correction one over the square root of the second moment's correction
/// @param keep what a decoupled decay leaves of the weight
/// @param pull decay that joins the gradient
record AdamStep(
        float rate,
        float correction,
        float epsilon,
        float keep,
        float pull,
        float beta1,
        float beta2,
        float fresh1,
        float fresh2) {

    static AdamStep of(
            int step,
            double rate,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decoupled) {
        return new AdamStep(
                (float) (rate / (1 - StrictMath.pow(beta1, step))),
                (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, step))),
                (float) epsilon,
                decoupled ? (float) (1 - rate * decay) : 1f,
                decoupled ? 0f : (float) decay,
                (float) beta1,
                (float) beta2,
                (float) (1 - beta1),
                (float) (1 - beta2));
    }
}
