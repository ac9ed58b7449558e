package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `%mavenRepo id url` adds a repository of Maven.
final class MavenRepoMagic implements Magic {

    private final Dependencies dependencies;

    MavenRepoMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "mavenRepo";
    }

    @Override
    public List<String> aliases() {
        return List.of("addMavenRepo");
    }

    @Override
    public String summary() {
        return "add a repository of Maven: an id and a URL or folder";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        if (call.arguments().size() != 2) {
            throw new IllegalArgumentException(
                    "%mavenRepo: got "
                            + call.arguments().size()
                            + " arguments; expected id and URL");
        }
        var place = call.arguments().get(1);
        // A folder may be named as such: a letter alone is a drive of Windows.
        boolean isUrl = place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        dependencies.addRepository(
                call.arguments().get(0),
                isUrl ? place : call.session().surroundings().resolve(place).toUri().toString());
        return null;
    }
}
