package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%loadFromPOM pom.xml` and `%%loadFromPOM` add what a POM depends on; the cell may hold a whole
/// one, or just its `<dependency>` and `<repository>` elements.
final class LoadFromPomMagic implements Magic {

    private final Dependencies dependencies;

    LoadFromPomMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "loadFromPOM";
    }

    @Override
    public String summary() {
        return "add what a POM depends on (scopes, -v)";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        var scopes = new ArrayList<>(call.arguments());
        boolean verbose = scopes.remove("-v") | scopes.remove("--verbose");
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("%loadFromPOM: expected the path of a POM");
        }
        var file = call.session().surroundings().resolve(scopes.removeFirst());
        if (Files.isDirectory(file)) file = file.resolve("pom.xml");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("%loadFromPOM: no such file: " + file);
        }
        load(call, file, scopes, verbose);
        return null;
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        var scopes = new ArrayList<>(call.arguments());
        boolean verbose = scopes.remove("-v") | scopes.remove("--verbose");
        var file = Files.createTempFile("cahier", ".pom");
        try {
            Files.writeString(file, Pom.whole(call.body()));
            load(call, file, scopes, verbose);
        } finally {
            Files.deleteIfExists(file);
        }
        return null;
    }

    private void load(MagicCall call, Path file, List<String> scopes, boolean verbose) {
        var pom = Pom.read(file, dependencies, scopes);
        pom.repositories().forEach(dependencies::addRepository);
        dependencies.manage(pom.managed());
        var jars = dependencies.add(pom.dependencies(), List.of(), verbose);
        if (!jars.isEmpty()) call.session().addToClassPath(jars);
    }
}
