package cahier.engine;

import cahier.engine.Preparation.Prepared;
import cahier.engine.Symbols.VariableEntry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What the cells of a session share: the compiler that is kept, the names, what is loaded, and the
/// class path.
///
/// Its monitor guards all of it: who does several things that belong together holds it meanwhile.
final class Workspace implements AutoCloseable {
    private final Compiler compiler;
    private final boolean preview;
    private final Symbols symbols = new Symbols();
    private final Imports imports = new Imports();
    private final List<String> startImports;
    private final World world = new World();
    private final Wrappers wrappers = new Wrappers();
    private final Values values = new Values(world);
    private final Originals originals = new Originals(values);
    private final OtherClasses otherClasses = new OtherClasses();
    private final UserLoader userLoader = new UserLoader(Engine.class.getClassLoader());
    private int compilations;
    private int classPathChanges;
    private boolean closed;

    Workspace(EngineOptions options) {
        preview = options.preview();
        compiler = new Compiler(preview, options.compilerOptions());
        startImports = options.imports();
        addToClassPath(options.classPath());
        addImports(startImports);
    }

    Symbols symbols() {
        return symbols;
    }

    Imports imports() {
        return imports;
    }

    World world() {
        return world;
    }

    Values values() {
        return values;
    }

    SessionFiles files() {
        return compiler.files();
    }

    List<String> startImports() {
        return startImports;
    }

    boolean hasPreview() {
        return preview;
    }

    /// Does a short work with the compiler that changes nothing of the session's.
    synchronized void compilerStep(Consumer<Compiler> work) {
        if (!closed) {
            work.accept(compiler);
        }
    }

    /// Compiles a cell with what of the session it must carry along.
    synchronized Prepared prepare(CellText text) {
        compilations++;
        return new Preparation(compiler, symbols, text, this::nextWrapper, originals::isOriginal)
                .prepare();
    }

    private String nextWrapper(CellText text) {
        return wrappers.next(text.cell().label());
    }

    /// Begins to make a compilation part of the session.
    Commit commit() {
        return new Commit(symbols, imports, world, compiler.files(), wrappers, userLoader);
    }

    /// Takes notice of variables that have got their first value, or their lambda anew.
    synchronized void declared(List<VariableEntry> variables) {
        variables.forEach(originals::put);
    }

    /// Returns how many cells were compiled, those that did not compile among them.
    synchronized int compilations() {
        return compilations;
    }

    /// Returns a number that is another one whenever the same text may compile to something else.
    synchronized int meaning() {
        return symbols.meaning() + surroundings();
    }

    /// Returns a number that is another one whenever the imports or the class path have changed.
    synchronized int surroundings() {
        return imports.changes() + classPathChanges;
    }

    synchronized Outline outline(String source) {
        return compiler.outline(source, symbols);
    }

    /// Returns the imports in effect: those that do not resolve wait until the class path grows.
    synchronized List<String> importsNow() {
        return compiler.resolve(imports.lines(), symbols);
    }

    synchronized void addImports(List<String> lines) {
        lines.forEach(imports::add);
    }

    synchronized List<String> addToClassPath(List<Path> jarsOrFolders) {
        List<String> outdated = jarsOrFolders.stream().flatMap(userLoader::outdated).toList();
        jarsOrFolders.forEach(userLoader::add);
        compiler.setClassPath(userLoader.path());
        classPathChanges++;
        return outdated;
    }

    /// Returns the loader of what the user brought.
    ClassLoader userLoader() {
        return userLoader;
    }

    /// Returns the class path, the user's before the application's.
    synchronized List<Path> classPath() {
        var all = new ArrayList<>(userLoader.path());
        all.addAll(Compiler.applicationPath());
        return all;
    }

    /// Returns the full names of the classes, imported or not, whose simple name starts with a
    /// text.
    ///
    /// @param known simple names that mean something already
    List<String> classesStartingWith(String start, Set<String> known) {
        return otherClasses.startingWith(start, classPath(), known);
    }

    /// Returns the full names of the classes, imported or not, that have a simple name.
    List<String> classesNamed(String name) {
        return classesStartingWith(name, Set.of()).stream()
                .filter(full -> OtherClasses.simple(full).equals(name))
                .toList();
    }

    /// Returns a loader that sees everything the session has now.
    synchronized ClassLoader classLoader() {
        return new CellLoader(world, "In all cells", Map.of(), new Mentions(), userLoader);
    }

    /// Returns the names of the classes that later cells can name, and of those nested in them.
    synchronized Set<String> classNames() {
        return files().all().keySet().stream().map(Mangling::plain).collect(Collectors.toSet());
    }

    /// Forgets what cells have made; the class path stays, and so does what was started with.
    synchronized void reset() {
        values.free(symbols.variables());
        symbols.clear();
        originals.clear();
        world.forget(classNames());
        files().forget(files().all().keySet());
        imports.clear();
        addImports(startImports);
    }

    @Override
    public synchronized void close() {
        closed = true;
        compiler.close();
    }
}
