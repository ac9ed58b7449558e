package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/// A method as a magic: it takes nothing, the arguments, or the arguments and the cell.
final class MethodMagic implements LineMagicFunction<Object>, CellMagicFunction<Object> {

    private final Method method;
    private final @Nullable Object target;

    MethodMagic(Method method, @Nullable Object target) {
        if (!takesWhatMagicsGive(method)) {
            throw new IllegalArgumentException(
                    "magic "
                            + method.getName()
                            + ": expected the parameters (), (List<String>) or (List<String>,"
                            + " String)");
        }
        this.method = method;
        this.target = target;
        // The class of a cell is public to nobody.
        method.setAccessible(true);
    }

    private static boolean takesWhatMagicsGive(Method method) {
        var types = method.getParameterTypes();
        return types.length <= 2
                && (types.length < 1 || types[0].isAssignableFrom(List.class))
                && (types.length < 2 || types[1].isAssignableFrom(String.class));
    }

    @Override
    public @Nullable Object execute(List<String> arguments) throws Exception {
        return execute(arguments, null);
    }

    @Override
    public @Nullable Object execute(List<String> arguments, @Nullable String body)
            throws Exception {
        try {
            return switch (method.getParameterCount()) {
                case 0 -> method.invoke(target);
                case 1 -> method.invoke(target, arguments);
                default -> method.invoke(target, arguments, body);
            };
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception exception) throw exception;
            if (thrown.getCause() instanceof Error error) throw error;
            throw thrown;
        }
    }
}
