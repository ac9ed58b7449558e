package org.dflib.jjava.jupyter.kernel.magic;

import cahier.session.Magic;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A session's magics by the names that JJava's notebooks know.
public class MagicsRegistry {

    private final BaseKernel kernel;

    /// Makes the registry of a kernel.
    public MagicsRegistry(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /// Registers a magic for lines.
    public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
        LineMagic<?, BaseKernel> form = line(magic);
        kernel.session().magics().registerLine(name, call -> form.eval(kernel, call.arguments()));
        return this;
    }

    /// Registers a magic for whole cells.
    public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
        CellMagic<?, BaseKernel> form = cell(magic);
        kernel.session()
                .magics()
                .registerCell(name, call -> form.eval(kernel, call.arguments(), call.body()));
        return this;
    }

    /// Runs a line magic.
    @SuppressWarnings("unchecked")
    public <T, K extends BaseKernel> @Nullable T evalLineMagic(
            K asking, String name, List<String> arguments) throws Exception {
        return (T) asking.session().magics().runLine(name, arguments);
    }

    /// Runs a cell magic.
    @SuppressWarnings("unchecked")
    public <T, K extends BaseKernel> @Nullable T evalCellMagic(
            K asking, String name, List<String> arguments, String body) throws Exception {
        return (T) asking.session().magics().runCell(name, arguments, body);
    }

    /// Returns the names of the magics for lines.
    public Set<String> getLineMagicNames() {
        return names(Magic::isLine);
    }

    /// Returns the names of the magics for whole cells.
    public Set<String> getCellMagicNames() {
        return names(Magic::isCell);
    }

    private Set<String> names(Predicate<Magic> form) {
        var names = new TreeSet<String>();
        for (var magic : kernel.session().magics().all()) {
            if (!form.test(magic)) continue;
            names.add(magic.name());
            names.addAll(magic.aliases());
        }
        return names;
    }

    /// The only kernel that there is fits whatever a magic asks for.
    @SuppressWarnings("unchecked")
    private static LineMagic<?, BaseKernel> line(LineMagic<?, ?> magic) {
        return (LineMagic<?, BaseKernel>) magic;
    }

    @SuppressWarnings("unchecked")
    private static CellMagic<?, BaseKernel> cell(CellMagic<?, ?> magic) {
        return (CellMagic<?, BaseKernel>) magic;
    }
}
