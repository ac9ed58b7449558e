package cahier.engine;

import java.nio.file.Path;
import java.util.List;

/// Holds what a session starts with.
///
/// @param classPath jars and folders that a cell sees, before those of the application
/// @param imports as they would stand in source, without `import` and `;`: `java.util.*`, `static
///   java.lang.Math.max`, `module java.base`; those that do not resolve wait until the class path
///   grows
/// @param preview whether preview features of the language are on
/// @param compilerOptions more options of the compiler, all of which it knows
public record EngineOptions(
        List<Path> classPath, List<String> imports, boolean preview, List<String> compilerOptions) {

    public EngineOptions {
        classPath = List.copyOf(classPath);
        imports = List.copyOf(imports);
        compilerOptions = List.copyOf(compilerOptions);
    }

    /// Makes options without more for the compiler.
    public EngineOptions(List<Path> classPath, List<String> imports, boolean preview) {
        this(classPath, imports, preview, List.of());
    }
}
