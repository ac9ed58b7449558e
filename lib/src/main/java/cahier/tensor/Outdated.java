package cahier.tensor;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Refuses records whose values were changed in place since: their derivative would be that of
/// another computation, and nothing would tell.
///
/// Only values that the derivative reads count ([Operation#needs]): the operands of a sum may
/// change. What is written through an array that was handed out ([Tensor#data()]) goes unseen.
final class Outdated {

    private Outdated() {}

    /// Checks what backward will read for a result.
    ///
    /// @throws IllegalStateException if something of it was changed
    static void check(Tensor result, Operation operation) {
        var inputs = operation.inputs();
        for (var i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            if (input.storage.hasChangedSince(result.recorded) && operation.needs(input)) {
                throw failure(role(operation, input), input, operation);
            }
        }
        if (result.storage.hasChangedSince(result.recorded) && operation.needsResult()) {
            throw failure("result", result, operation);
        }
    }

    private static IllegalStateException failure(String role, Tensor x, Operation operation) {
        return new IllegalStateException(
                "backward: values that a derivative needs were changed after they were recorded:"
                        + " got the "
                        + role
                        + " "
                        + Shapes.text(x.shape)
                        + " of "
                        + operation.formula()
                        + ", changed by "
                        + x.storage.changedBy()
                        + "; expected them as they were: call backward() before what changes them,"
                        + " or compute the result anew afterwards");
    }

    /// Returns what an operation calls one of its inputs.
    private static String role(Operation operation, Tensor input) {
        return Arrays.stream(operation.getClass().getRecordComponents())
                .filter(component -> value(component, operation) == input)
                .map(RecordComponent::getName)
                .findFirst()
                .orElse("input");
    }

    private static Object value(RecordComponent component, Operation operation) {
        try {
            return component.getAccessor().invoke(operation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
