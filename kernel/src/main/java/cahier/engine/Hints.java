package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what would help against a name that means nothing: an import, or a name that is nearly the
/// same.
final class Hints {
    private static final int MOST = 3;

    private final Symbols symbols;

    Hints(Symbols symbols) {
        this.symbols = symbols;
    }

    /// Returns what would help against a message about a cell's text, or null.
    @Nullable String of(Finding finding, String source) {
        String python = PythonHabits.hint(finding, source);
        if (python != null) {
            return python;
        }
        boolean unresolved = finding.code().startsWith("compiler.err.cant.resolve");
        if (!unresolved || finding.arguments().length < 2) {
            return null;
        }
        String name = String.valueOf(finding.arguments()[1]);
        Optional<String> hint = Optional.empty();
        if (finding.message().contains("method " + name)) {
            hint = staticImport(name);
        } else if (!name.isEmpty() && Character.isUpperCase(name.codePointAt(0))) {
            hint = imports(name);
        }
        return hint.or(() -> similar(name, finding)).orElse(null);
    }

    private static Optional<String> staticImport(String name) {
        for (Method method : Math.class.getMethods()) {
            if (method.getName().equals(name) && Modifier.isStatic(method.getModifiers())) {
                return Optional.of("import static java.lang.Math.*;");
            }
        }
        return Optional.empty();
    }

    /// Finds the public classes of the JDK's modules that have a simple name.
    private static Optional<String> imports(String name) {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        List<String> found =
                ModuleFinder.ofSystem().findAll().stream()
                        .map(ModuleReference::descriptor)
                        .filter(module -> module.name().startsWith("java."))
                        .flatMap(module -> classes(jrt, module, name))
                        .sorted(Comparator.comparingInt(Hints::rank).thenComparing(c -> c))
                        .limit(MOST)
                        .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found.stream()
                                .map(c -> "import " + c + ";")
                                .collect(Collectors.joining(" or ")));
    }

    private static Stream<String> classes(FileSystem jrt, ModuleDescriptor module, String name) {
        return module.exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .filter(
                        source -> {
                            String folder = source.replace('.', '/');
                            return isPublic(
                                    jrt.getPath("modules", module.name(), folder, name + ".class"));
                        })
                .map(source -> source + "." + name);
    }

    private static boolean isPublic(Path file) {
        try {
            return Files.exists(file) && ClassFile.of().parse(file).flags().has(AccessFlag.PUBLIC);
        } catch (IOException e) {
            return false; // a class that cannot be read is none to propose
        }
    }

    private static int rank(String name) {
        return name.startsWith("java.util.") ? 0 : name.startsWith("java.") ? 1 : 2;
    }

    private Optional<String> similar(String name, Finding finding) {
        var members = NearNames.members(finding);
        Stream<String> names = members.names().stream();
        if (finding.message().contains("class " + name)) {
            names = Stream.concat(types(), NearNames.classes());
        } else if (members.ofCell()) {
            names = Stream.concat(names, Stream.concat(types(), namesOfCells()));
        }
        return NearNames.nearest(name, names).map(other -> "did you mean " + other + "?");
    }

    private Stream<String> namesOfCells() {
        return Stream.concat(
                symbols.variables().stream().map(Symbols.VariableEntry::name),
                symbols.methods().stream().map(Symbols.MethodEntry::name));
    }

    private Stream<String> types() {
        return symbols.types().stream().map(Symbols.TypeEntry::name);
    }
}
