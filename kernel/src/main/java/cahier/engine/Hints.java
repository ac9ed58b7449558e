package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what would help against a name that means nothing: an import, or a name that is nearly the
/// same.
final class Hints {
    private static final int MOST = 3;

    private static final Set<String> PREVIEW =
            Set.of(
                    "compiler.err.is.preview",
                    "compiler.err.preview.feature.disabled",
                    "compiler.err.preview.feature.disabled.plural");

    private final Symbols symbols;
    private final Function<String, List<String>> classes;
    private final ClassLoader resources;

    /// @param classes finds the full names of the classes that have a simple name
    /// @param resources finds the files of the class path
    Hints(Symbols symbols, Function<String, List<String>> classes, ClassLoader resources) {
        this.symbols = symbols;
        this.classes = classes;
        this.resources = resources;
    }

    /// Returns what would help against a message about a cell's text, or null.
    @Nullable String of(Finding finding, String source) {
        String python = PythonHabits.hint(finding, source);
        if (python != null) {
            return python;
        }
        String pasted = PastedText.hint(finding, source);
        if (pasted != null) {
            return pasted;
        }
        String stray = Strays.hint(finding);
        if (stray != null) {
            return stray;
        }
        if (PREVIEW.contains(finding.code())) {
            return "start with CAHIER_JVM_OPTS=--enable-preview";
        }
        if (finding.code().equals("compiler.err.doesnt.exist")) {
            return packageLike(String.valueOf(finding.arguments()[0]));
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
        return hint.or(() -> processed(finding))
                .or(() -> similar(name, finding))
                .or(() -> unnamed(name))
                .orElse(null);
    }

    /// Helps against a name before two dots, `Systm.out.println()`: the compiler takes it for a
    /// package's.
    private @Nullable String packageLike(String name) {
        if (name.indexOf('.') >= 0 || !Character.isUpperCase(name.codePointAt(0))) {
            return null;
        }
        return imports(name)
                .or(
                        () ->
                                NearNames.nearest(name, Stream.concat(types(), NearNames.classes()))
                                        .map(Hints::meant))
                .orElse(null);
    }

    private static String meant(String name) {
        return "did you mean " + name + "?";
    }

    /// Says why a member is missing that Lombok would have made.
    private Optional<String> processed(Finding finding) {
        boolean member = finding.message().contains("location: ");
        return member && resources.getResource("lombok/Getter.class") != null
                ? Optional.of(
                        "no annotation processor runs for a cell, Lombok's neither: write the"
                                + " member, or declare a record")
                : Optional.empty();
    }

    /// Says why a class cannot be named though it is on the class path.
    private Optional<String> unnamed(String name) {
        return resources.getResource(name + ".class") == null
                ? Optional.empty()
                : Optional.of(
                        name
                                + " is on the class path, but in no package: Java lets code in"
                                + " packages, such as cells, not name it; give it a package");
    }

    private static Optional<String> staticImport(String name) {
        for (Method method : Math.class.getMethods()) {
            if (method.getName().equals(name) && Modifier.isStatic(method.getModifiers())) {
                return Optional.of("import static java.lang.Math.*;");
            }
        }
        return Optional.empty();
    }

    /// Names the imports of the classes that have a simple name: those of the JDK, or where it has
    /// none, of the class path.
    private Optional<String> imports(String name) {
        List<String> all = classes.apply(name);
        List<String> ofJdk = all.stream().filter(c -> c.startsWith("java")).toList();
        List<String> found = ofJdk.isEmpty() ? all : ofJdk;
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found.stream()
                                .limit(MOST)
                                .map(c -> "import " + c + ";")
                                .collect(Collectors.joining(" or ")));
    }

    private Optional<String> similar(String name, Finding finding) {
        var members = NearNames.members(finding);
        Stream<String> names = members.names().stream();
        if (finding.message().contains("class " + name)) {
            names = Stream.concat(types(), NearNames.classes());
        } else if (members.ofCell()) {
            names = Stream.concat(names, Stream.concat(types(), namesOfCells()));
        }
        return NearNames.nearest(name, names).map(Hints::meant);
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
