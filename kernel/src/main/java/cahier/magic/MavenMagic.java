package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.eclipse.aether.graph.Dependency;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// `%maven group:artifact:version …` adds artifacts with all they need to the class path.
final class MavenMagic implements Magic {

    private final Dependencies dependencies;

    MavenMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenDependencies", "addMavenDependency");
    }

    @Override
    public String summary() {
        return "add artifacts of Maven with all they need (--from REPOSITORY, -v)";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        var asked = new ArrayList<Dependency>();
        var from = new ArrayList<String>();
        boolean verbose = false;
        var arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.equals("-v") || argument.equals("--verbose")) {
                verbose = true;
            } else if (argument.startsWith("--from=")) {
                from.add(argument.substring("--from=".length()));
            } else if (argument.equals("--from") && i + 1 < arguments.size()) {
                from.add(arguments.get(++i));
            } else {
                asked.add(new Dependency(Coordinate.parse(argument), "runtime"));
            }
        }
        if (asked.isEmpty()) {
            throw new IllegalArgumentException(
                    "%maven: nothing is named; expected group:artifact:version");
        }
        var jars = dependencies.add(asked, from, verbose);
        if (!jars.isEmpty()) call.session().addToClassPath(jars);
        return null;
    }
}
