package cahier.magic;

import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Holds what a POM asks for once its parents, properties and imported lists are worked in.
///
/// @param dependencies those of the scopes wanted
/// @param managed versions for what comes in transitively
/// @param repositories id → URL
record Pom(
        List<Dependency> dependencies, List<Dependency> managed, Map<String, String> repositories) {

    private static final List<String> SCOPES = List.of("compile", "runtime");
    private static final Pattern PROJECT = Pattern.compile("<project[\\s>]");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern MANAGEMENT =
            Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);
    private static final Pattern REPOSITORY =
            Pattern.compile("<repository>.*?</repository>", Pattern.DOTALL);
    private static final Pattern PROPERTIES =
            Pattern.compile("<properties>.*?</properties>", Pattern.DOTALL);

    /// Makes a whole POM of loose elements; a whole one stays as it is.
    static String whole(String text) {
        if (PROJECT.matcher(text).find()) return text.strip();
        var management = all(MANAGEMENT, text);
        var rest = MANAGEMENT.matcher(text).replaceAll("");
        return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>notebook</groupId><artifactId>notebook</artifactId><version>1</version>
        """
                + all(PROPERTIES, rest)
                + "<repositories>"
                + all(REPOSITORY, rest)
                + "</repositories>"
                + management
                + "<dependencies>"
                + all(DEPENDENCY, rest)
                + "</dependencies></project>";
    }

    private static String all(Pattern pattern, String text) {
        var found = new StringBuilder();
        pattern.matcher(text).results().forEach(match -> found.append(match.group()));
        return found.toString();
    }

    /// Reads a POM with its parents.
    ///
    /// @param scopes the scopes wanted; empty for compile and runtime
    static Pom read(Path file, Dependencies dependencies, List<String> scopes) {
        try (var progress = new TransferProgress();
                var context = Dependencies.open(progress)) {
            var request = new DefaultModelBuildingRequest();
            request.setPomFile(file.toFile());
            request.setProcessPlugins(false);
            request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
            request.setSystemProperties(System.getProperties());
            request.setModelResolver(
                    new PomResolver(context, dependencies.remote(context, List.of())));
            var model =
                    new DefaultModelBuilderFactory()
                            .newInstance()
                            .build(request)
                            .getEffectiveModel();
            return of(model, scopes.isEmpty() ? SCOPES : scopes);
        } catch (ModelBuildingException wrong) {
            throw new IllegalArgumentException("POM: " + wrong.getMessage(), wrong);
        }
    }

    private static Pom of(Model model, List<String> scopes) {
        var repositories = new LinkedHashMap<String, String>();
        model.getRepositories().forEach(r -> repositories.put(r.getId(), r.getUrl()));
        var management = model.getDependencyManagement();
        return new Pom(
                model.getDependencies().stream()
                        .filter(d -> scopes.contains(scope(d)))
                        .map(Pom::wanted)
                        .toList(),
                management == null
                        ? List.of()
                        : management.getDependencies().stream().map(Pom::dependency).toList(),
                repositories);
    }

    private static String scope(org.apache.maven.model.Dependency dependency) {
        return dependency.getScope() == null ? "compile" : dependency.getScope();
    }

    /// What a user wants of another scope, such as test, is as good as any other dependency.
    private static Dependency wanted(org.apache.maven.model.Dependency dependency) {
        var wanted = dependency(dependency).setOptional(false);
        return SCOPES.contains(wanted.getScope()) ? wanted : wanted.setScope("runtime");
    }

    private static Dependency dependency(org.apache.maven.model.Dependency d) {
        var type = d.getType() == null || d.getType().equals("test-jar") ? "jar" : d.getType();
        var artifact =
                new DefaultArtifact(
                        d.getGroupId(), d.getArtifactId(), d.getClassifier(), type, d.getVersion());
        var exclusions =
                d.getExclusions().stream()
                        .map(e -> new Exclusion(e.getGroupId(), e.getArtifactId(), "*", "*"))
                        .toList();
        return new Dependency(artifact, scope(d))
                .setOptional(d.isOptional())
                .setExclusions(exclusions);
    }
}
