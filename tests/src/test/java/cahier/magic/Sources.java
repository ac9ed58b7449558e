package cahier.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

/// Compiles the classes of the libraries that tests make.
public final class Sources {

    private Sources() {}

    /// Compiles classes.
    ///
    /// @param folder where sources and classes may be put
    /// @param sources full name → source
    /// @return path in a jar → class
    public static Map<String, byte[]> compile(Path folder, Map<String, String> sources)
            throws Exception {
        var arguments = new ArrayList<>(List.of("-proc:none", "-d", folder + "/classes"));
        for (var source : sources.entrySet()) {
            var file = folder.resolve("sources/" + source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("javac").isZero();
        var classes = new HashMap<String, byte[]>();
        for (var name : sources.keySet()) {
            var path = name.replace('.', '/') + ".class";
            classes.put(path, Files.readAllBytes(folder.resolve("classes").resolve(path)));
        }
        return classes;
    }
}
