package cahier.tensor;

import java.util.List;

/// Operations on one tensor whose result has its shape and is written value by value.
sealed interface Alike extends Operation permits Accumulated, Circular, Pointwise, Rounded {

    Tensor x();

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    @Override
    default int[] shape() {
        return x().shape;
    }

    @Override
    default boolean fills() {
        return true;
    }
}
