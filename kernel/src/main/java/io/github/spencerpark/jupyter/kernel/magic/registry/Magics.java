package io.github.spencerpark.jupyter.kernel.magic.registry;

import cahier.session.Session;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/// A session's magics by the names that IJava's notebooks know.
public class Magics {

    private final Session session;

    /// Makes the name of a session's magics.
    public Magics(Session session) {
        this.session = session;
    }

    /// Runs a line magic.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T applyLineMagic(String name, List<String> arguments) throws Exception {
        return (T) session.magics().runLine(name, arguments);
    }

    /// Runs a cell magic.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T applyCellMagic(String name, List<String> arguments, String body)
            throws Exception {
        return (T) session.magics().runCell(name, arguments, body);
    }

    /// Registers a magic for lines.
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        session.magics().registerLine(name, call -> magic.execute(call.arguments()));
    }

    /// Registers a magic for whole cells.
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        session.magics().registerCell(name, call -> magic.execute(call.arguments(), call.body()));
    }

    /// Registers a magic for both.
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(
            String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }

    /// Registers the methods of an object that [LineMagic] or [CellMagic] makes magics.
    public void registerMagics(Object magics) {
        register(magics.getClass(), magics);
    }

    /// Registers the static methods of a class that [LineMagic] or [CellMagic] makes magics.
    public void registerMagics(Class<?> magics) {
        register(magics, null);
    }

    private void register(Class<?> type, @Nullable Object magics) {
        int found = 0;
        for (var method : type.getDeclaredMethods()) {
            if (magics == null && !Modifier.isStatic(method.getModifiers())) continue;
            var line = method.getAnnotation(LineMagic.class);
            if (line != null) {
                var form = new MethodMagic(method, magics);
                names(method, line.value(), line.aliases())
                        .forEach(name -> registerLineMagic(name, form));
                found++;
            }
            var cell = method.getAnnotation(CellMagic.class);
            if (cell != null) {
                var form = new MethodMagic(method, magics);
                names(method, cell.value(), cell.aliases())
                        .forEach(name -> registerCellMagic(name, form));
                found++;
            }
        }
        if (found == 0) {
            throw new IllegalArgumentException(
                    "registerMagics: no magic in "
                            + type.getName()
                            + "; expected methods with @LineMagic or @CellMagic"
                            + (magics == null ? " that are static" : ""));
        }
    }

    private static List<String> names(Method method, String name, String... aliases) {
        var names = new ArrayList<>(List.of(aliases));
        names.addFirst(name.isEmpty() ? method.getName() : name);
        return names;
    }
}
