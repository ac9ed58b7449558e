package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.TypeEntry;
import cahier.engine.Symbols.VariableEntry;
import cahier.engine.Symbols.Waiting;
import cahier.engine.Weaver.KeptField;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a compilation part of the session: loads its classes, moves callers to new methods, keeps
/// or resets variables.
final class Commit {
    private final Symbols symbols;
    private final Imports imports;
    private final World world;
    private final SessionFiles files;
    private final Wrappers wrappers;
    private final ClassLoader parent;

    private final List<String> notices = new ArrayList<>();
    private final Map<KeptField, String> kept = new HashMap<>();
    private final List<VariableEntry> registered = new ArrayList<>();

    /// Wrappers that may have lost their last name.
    private final Set<String> left = new HashSet<>();

    Commit(
            Symbols symbols,
            Imports imports,
            World world,
            SessionFiles files,
            Wrappers wrappers,
            ClassLoader parent) {
        this.symbols = symbols;
        this.imports = imports;
        this.world = world;
        this.files = files;
        this.wrappers = wrappers;
        this.parent = parent;
    }

    /// Loads the classes, and registers everything but the new cell's variables, whose statements
    /// have yet to run.
    CellLoader load(Compiled compiled, List<Waiting> waiting) {
        String label = compiled.main().part().text().cell().label();
        wrappers.use(label);
        keepFields(compiled);
        var names = RuntimeNames.of(compiled, symbols);
        var weaver = new Weaver(names, kept);
        var classes = new LinkedHashMap<String, byte[]>();
        compiled.classes()
                .forEach((name, bytes) -> classes.put(names.of(name), weaver.weave(bytes)));
        CellLoader loader = world.load(label, classes, names, weaver.mentions(), parent);
        if (canBeNamed(compiled)) {
            compiled.parts().forEach(this::superseded);
            world.define(names.named(classes.keySet()), loader);
            files.commit(compiled.classes());
        }
        notices.addAll(ResetNotices.of(compiled));
        compiled.resets().forEach(this::put);
        for (CompiledPart part : compiled.parts()) {
            symbols.hold(part.part().wrapper());
            register(part, loader);
        }
        noteWaiting(waiting, compiled.main().part().text());
        return loader;
    }

    /// Says whether later cells can name anything that this one defines. What none can name is left
    /// to the collector when the cell's last object is gone: a session of many small cells does not
    /// grow.
    private boolean canBeNamed(Compiled compiled) {
        CompiledPart main = compiled.main();
        return compiled.parts().size() > 1
                || !compiled.resets().isEmpty()
                || !main.methods().isEmpty()
                || !main.types().isEmpty()
                || kept.size() < main.variables().size();
    }

    /// Forgets the earlier classes of a name with those nested in them.
    private void superseded(CompiledPart part) {
        for (TypeEntry type : part.types()) {
            forget(type.name());
        }
    }

    /// Registers those of the new cell's variables whose statements ran, each once; what a reset
    /// has forgotten meanwhile stays so.
    ///
    /// @param steps the last statement that ran
    /// @return the new ones
    List<VariableEntry> registerVariables(Compiled compiled, int steps) {
        var declared = new ArrayList<VariableEntry>();
        for (VariableEntry variable : compiled.main().variables()) {
            if (variable.declaration().fragment() <= steps && !isRegistered(variable)) {
                registered.add(variable);
                VariableEntry placed = placed(variable);
                if (world.loaderOf(placed.wrapper()) != null) {
                    put(placed);
                    declared.add(placed);
                }
            }
        }
        return declared;
    }

    /// A variable is not asked whether it equals another: that looks at all that it mentions.
    private boolean isRegistered(VariableEntry variable) {
        for (VariableEntry known : registered) {
            if (known == variable) {
                return true;
            }
        }
        return false;
    }

    /// Returns those of the new cell's variables that were registered.
    List<VariableEntry> registered() {
        return registered.stream().map(this::placed).toList();
    }

    /// Forgets the wrappers of which no name is left.
    void finish(Compiled compiled) {
        for (CompiledPart part : compiled.parts()) {
            symbols.release(part.part().wrapper());
            left.add(part.part().wrapper());
        }
        left.stream().filter(wrapper -> !symbols.isHeld(wrapper)).forEach(this::forget);
    }

    /// Begins another run of the same classes, which declares the same variables.
    void again(Compiled compiled) {
        registered.clear();
        symbols.hold(compiled.main().part().wrapper());
    }

    private void put(VariableEntry variable) {
        symbols.put(variable).ifPresent(old -> left.add(old.wrapper()));
    }

    private void forget(String name) {
        Set<String> family = files.family(Mangling.compiled(name));
        family.removeIf(member -> isDeclared(Mangling.plain(member), name));
        files.forget(family);
        world.forget(family.stream().map(Mangling::plain).toList());
    }

    /// Says whether a class is or belongs to a type that was declared by itself, with a `$` in its
    /// name.
    private boolean isDeclared(String member, String name) {
        for (int end = member.length();
                end > name.length();
                end = member.lastIndexOf('$', end - 1)) {
            if (symbols.type(member.substring(0, end)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    List<String> notices() {
        return notices;
    }

    /// Finds the variables that are declared again with the same type: they keep their field, and
    /// with it all who use it.
    private void keepFields(Compiled compiled) {
        Set<Reference> redefined = new HashSet<>();
        for (CompiledPart part : compiled.parts()) {
            part.types().forEach(t -> redefined.add(new Reference(Reference.Kind.TYPE, t.name())));
        }
        for (VariableEntry variable : compiled.main().variables()) {
            symbols.variable(variable.name())
                    .filter(old -> old.signature().equals(variable.signature()))
                    .filter(old -> old.references().stream().noneMatch(redefined::contains))
                    .ifPresent(old -> kept.put(field(variable), internal(old.wrapper())));
        }
    }

    private VariableEntry placed(VariableEntry variable) {
        String wrapper = kept.get(field(variable));
        return wrapper == null ? variable : variable.in(Mangling.plain(wrapper));
    }

    private static KeptField field(VariableEntry variable) {
        return new KeptField(internal(variable.wrapper()), variable.name(), variable.descriptor());
    }

    private static String internal(String wrapper) {
        return Mangling.PACKAGE + "/" + wrapper;
    }

    private void register(CompiledPart part, CellLoader loader) {
        part.imports().forEach(imports::add);
        for (TypeEntry type : part.types()) {
            imports.hideType(type.name());
            symbols.put(type);
        }
        for (MethodEntry method : part.methods()) {
            symbols.put(method).ifPresent(old -> replace(old, method, loader));
        }
    }

    private void replace(MethodEntry old, MethodEntry method, CellLoader loader) {
        left.add(old.wrapper());
        Link.Key key = key(old);
        loader.replace(world.loaderOf(key), key, key(method));
    }

    private static Link.Key key(MethodEntry method) {
        return new Link.Key(method.wrapper(), method.name(), Mangling.plain(method.descriptor()));
    }

    /// Tells what waits: what a cell itself declares each time, of earlier ones what is news.
    private void noteWaiting(List<Waiting> waiting, CellText cell) {
        for (Waiting entry : waiting) {
            boolean known =
                    symbols.waiting().stream().anyMatch(w -> w.reason().equals(entry.reason()));
            symbols.put(entry);
            if (!known || entry.declaration().text() == cell) {
                notices.add(entry.reason());
            }
        }
    }
}
