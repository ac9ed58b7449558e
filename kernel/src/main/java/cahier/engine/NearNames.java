package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.util.JCDiagnostic;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the name that was meant where one is mistyped.
final class NearNames {
    /// Where the classes lie that cells name most.
    private static final List<String> PACKAGES =
            List.of(
                    "java/lang",
                    "java/util",
                    "java/util/function",
                    "java/util/stream",
                    "java/util/concurrent",
                    "java/io",
                    "java/math",
                    "java/nio/file",
                    "java/time");

    private NearNames() {}

    /// Returns the one of some names that is nearly the same as another, if any is.
    static Optional<String> nearest(String name, Stream<String> names) {
        int limit = name.length() > 4 ? 2 : 1;
        return names.filter(
                        other -> name.length() > 2 && EditDistance.between(name, other) <= limit)
                .min(
                        Comparator.comparingInt((String other) -> EditDistance.between(name, other))
                                .thenComparing(n -> n));
    }

    /// Names that could have been meant in a place.
    ///
    /// @param ofCell whether the place is a cell, and what earlier cells declare counts too
    record Members(boolean ofCell, Set<String> names) {}

    /// Lists the members of the type that a message names as the place where it found nothing.
    static Members members(Finding finding) {
        boolean ofCell = true;
        var names = new HashSet<String>();
        for (Object argument : finding.arguments()) {
            if (argument instanceof JCDiagnostic place
                    && place.getCode().startsWith("compiler.misc.location")) {
                Type type = type(place);
                ofCell = type == null || Mangling.isWrapper(Mangling.plain(type.toString()));
                collect(type, names);
            }
        }
        return new Members(ofCell, names);
    }

    private static @Nullable Type type(JCDiagnostic place) {
        Type found = null;
        for (Object argument : place.getArgs()) {
            if (argument instanceof Type type) {
                found = type;
            } else if (argument instanceof ClassSymbol symbol) {
                found = symbol.type;
            }
        }
        return found;
    }

    private static void collect(@Nullable Type type, Set<String> names) {
        if (type == null || !(type.tsym instanceof ClassSymbol symbol)) {
            return;
        }
        boolean ofSession = symbol.flatname.toString().startsWith(Mangling.PACKAGE);
        if (ofSession && !symbol.isCompleted()) {
            return; // its compilation is over: to read it now would leave what the next one must
            // not see
        }
        for (Symbol member : symbol.members().getSymbols()) {
            String name = member.name.toString();
            if (!name.isEmpty()
                    && Character.isJavaIdentifierStart(name.charAt(0))
                    && !name.contains("$")) {
                names.add(name);
            }
        }
        collect(symbol.getSuperclass(), names);
        symbol.getInterfaces().forEach(above -> collect(above, names));
    }

    /// Lists the simple names of the JDK's classes that cells name most.
    static Stream<String> classes() {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        return PACKAGES.stream().flatMap(name -> classes(jrt, name).stream());
    }

    private static List<String> classes(FileSystem jrt, String folder) {
        try (Stream<java.nio.file.Path> files =
                Files.list(jrt.getPath("modules/java.base", folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && file.indexOf('$') < 0)
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .toList();
        } catch (IOException e) {
            return List.of(); // a folder that cannot be read has nothing to propose
        }
    }
}
