package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Finds a layer's tensors and the layers in it by its fields.
final class Members {

    /// Gets each tensor once for each name it has.
    interface Visitor {
        void visit(String name, Tensor tensor, boolean isParameter);
    }

    /// Read once for each class, since a network's parts are asked for in every forward pass.
    private static final ClassValue<List<Named>> FIELDS =
            new ClassValue<>() {
                @Override
                protected List<Named> computeValue(Class<?> type) {
                    return fields(type);
                }
            };

    private Members() {}

    /// Visits the tensors of a layer and of the layers in it: its own first, then by child.
    static void walk(Layer layer, String prefix, Visitor visitor) {
        walk(layer, prefix, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void walk(Layer layer, String prefix, Visitor visitor, Set<Layer> path) {
        if (!path.add(layer)) return;
        found(layer)
                .forEach(
                        (name, member) -> {
                            if (!(member instanceof Tensor tensor)) return;
                            visitor.visit(prefix + name, tensor, tensor.wantsGrad());
                        });
        layer.children().forEach((name, child) -> walk(child, prefix + name + ".", visitor, path));
        path.remove(layer);
    }

    /// Returns the random generators in the fields of a layer and of the layers in it.
    static Map<String, Generator> generators(Layer layer) {
        var generators = new LinkedHashMap<String, Generator>();
        addGenerators(layer, "", generators, Collections.newSetFromMap(new IdentityHashMap<>()));
        return generators;
    }

    private static void addGenerators(
            Layer layer, String prefix, Map<String, Generator> generators, Set<Layer> seen) {
        if (!seen.add(layer)) return;
        for (var field : FIELDS.get(layer.getClass())) {
            if (field.of(layer) instanceof Generator generator) {
                generators.put(prefix + field.name, generator);
            }
        }
        layer.children()
                .forEach(
                        (name, child) ->
                                addGenerators(child, prefix + name + ".", generators, seen));
    }

    /// Returns the parameters, each once, without drawing what was put off.
    static Set<Tensor> distinctParameters(Layer layer) {
        var parameters = Collections.<Tensor>newSetFromMap(new IdentityHashMap<>());
        walk(
                layer,
                "",
                (name, tensor, isParameter) -> {
                    if (isParameter) parameters.add(tensor);
                });
        return parameters;
    }

    /// Visits a layer and all layers in it.
    static void each(Layer layer, Consumer<Layer> visitor) {
        each(layer, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void each(Layer layer, Consumer<Layer> visitor, Set<Layer> seen) {
        if (!seen.add(layer)) return;
        visitor.accept(layer);
        for (var child : layer.children().values()) each(child, visitor, seen);
    }

    /// Returns the layers that the fields hold, those of lists, arrays and maps under `name.index`
    /// or `name.key`.
    static Map<String, Layer> children(Layer layer) {
        var children = new LinkedHashMap<String, Layer>();
        found(layer)
                .forEach(
                        (name, member) -> {
                            if (member instanceof Layer child) children.put(name, child);
                        });
        return children;
    }

    /// Returns the layers and tensors that the fields hold, however deep in lists, arrays and maps.
    private static Map<String, Object> found(Layer layer) {
        var found = new LinkedHashMap<String, Object>();
        for (var field : FIELDS.get(layer.getClass())) {
            var value = field.of(layer);
            if (value instanceof Tensor tensor) found.put(field.name, tensor);
            else add(found, field.name, value);
        }
        return found;
    }

    private static void add(Map<String, Object> found, String name, @Nullable Object value) {
        switch (value) {
            case Layer child -> found.put(name, child);
            // a collection may just as well hold results, which are no state
            case Tensor tensor when tensor.wantsGrad() -> found.put(name, tensor);
            case SequencedCollection<?> members -> addAll(found, name, members);
            case Object[] members -> addAll(found, name, Arrays.asList(members));
            case Map<?, ?> members ->
                    ordered(members).forEach((key, member) -> add(found, name + "." + key, member));
            case null, default -> {}
        }
    }

    private static void addAll(Map<String, Object> found, String name, Collection<?> members) {
        var index = 0;
        for (var member : members) add(found, name + "." + index++, member);
    }

    /// Returns the entries in their own order, or by their keys where they have none.
    private static Map<?, ?> ordered(Map<?, ?> members) {
        if (members instanceof SequencedMap) return members;
        var sorted = new TreeMap<String, @Nullable Object>();
        members.forEach((key, member) -> sorted.put(String.valueOf(key), member));
        return sorted;
    }

    /// Returns the output shape that a forward pass of zeros has, without the batch.
    static int[] tried(Layer layer, int... input) {
        var shape = forward(layer, input).shape();
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    /// Returns the multiply-adds that a forward pass of zeros takes.
    static long counted(Layer layer, int... input) {
        return Fused.multiplyAdds(() -> forward(layer, input));
    }

    private static Tensor forward(Layer layer, int... input) {
        var batch = new int[input.length + 1];
        batch[0] = 1;
        System.arraycopy(input, 0, batch, 1, input.length);
        var wasTraining = new IdentityHashMap<Layer, Boolean>();
        each(layer, part -> wasTraining.put(part, part.isTraining()));
        layer.eval();
        try {
            return Tensor.noGrad(() -> layer.forward(Tensor.zeros(batch)));
        } finally {
            wasTraining.forEach(Layer::setTraining);
        }
    }

    /// A field of a layer's class under the name of what it holds.
    private record Named(String name, Field field) {

        @Nullable Object of(Layer layer) {
            try {
                return field.get(layer);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Returns the fields that hold objects, in the order of declaration, those of superclasses
    /// first.
    private static List<Named> fields(Class<?> layer) {
        var fields = new ArrayList<Named>();
        for (var type = layer; type != Layer.class; type = type.getSuperclass()) {
            var own = new ArrayList<Named>();
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        || field.isSynthetic()
                        || field.getType().isPrimitive()) continue;
                field.setAccessible(true);
                own.add(new Named(snake(field.getName()), field));
            }
            fields.addAll(0, own);
        }
        return List.copyOf(fields);
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
