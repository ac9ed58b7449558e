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
public record EngineOptions(List<Path> classPath, List<String> imports, boolean preview) {

    public EngineOptions {
        classPath = List.copyOf(classPath);
        imports = List.copyOf(imports);
    }
}
