package cahier.magic;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;

import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Resolves what a session asks of Maven, as one graph: everything asked so far takes part in every
/// resolution, so that versions agree. The user's settings (mirrors, proxies, credentials, local
/// repository) apply.
final class Dependencies {

    /// The kernels whose names Cahier has itself: they must not come in beside it.
    private static final Set<String> REPLACED = Set.of("io.github.spencerpark", "org.dflib.jjava");

    private static final List<Exclusion> EXCLUSIONS =
            REPLACED.stream().map(group -> new Exclusion(group, "*", "*", "*")).toList();

    private final List<Dependency> roots = new ArrayList<>();
    private final List<Dependency> managed = new ArrayList<>();
    private final Map<String, RemoteRepository> repositories = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    /// Adds a repository that later resolutions ask after those of the user's settings.
    void addRepository(String id, String url) {
        var snapshots =
                new RepositoryPolicy(
                        true,
                        RepositoryPolicy.UPDATE_POLICY_ALWAYS,
                        RepositoryPolicy.CHECKSUM_POLICY_WARN);
        repositories.put(
                id,
                new RemoteRepository.Builder(id, "default", url)
                        .setSnapshotPolicy(snapshots)
                        .build());
    }

    /// Resolves artifacts with all they need.
    ///
    /// @param asked what the user names now
    /// @param from ids of the only repositories to ask; empty for all
    /// @param verbose whether the tree is printed
    /// @return the jars that are new
    /// @throws IllegalArgumentException where something cannot be found: the message says what
    List<Path> add(List<Dependency> asked, List<String> from, boolean verbose) {
        try (var progress = new TransferProgress();
                var context = open(progress)) {
            var remote = remote(context, from);
            var all = new ArrayList<>(roots);
            all.addAll(withoutReplaced(asked));
            var results = resolve(context, remote, all);
            roots.clear();
            roots.addAll(all);
            return news(results, verbose);
        }
    }

    /// Adds versions that hold for whatever comes in transitively.
    void manage(List<Dependency> dependencies) {
        managed.addAll(dependencies);
    }

    /// Opens the machinery with the user's settings.
    static Context open(TransferProgress progress) {
        return new StandaloneStaticRuntime()
                .create(
                        ContextOverrides.create()
                                .withUserSettings(true)
                                .withMavenUserHomeOverride(UserHome.folder())
                                .offline(UserHome.isOffline())
                                .snapshotUpdatePolicy(ContextOverrides.SnapshotUpdatePolicy.ALWAYS)
                                .transferListener(progress)
                                .build());
    }

    /// Returns the repositories to ask.
    List<RemoteRepository> remote(Context context, List<String> from) {
        var all = new ArrayList<>(context.remoteRepositories());
        var more = List.copyOf(repositories.values());
        all.addAll(
                context.repositorySystem()
                        .newResolutionRepositories(context.repositorySystemSession(), more));
        if (from.isEmpty()) return all;
        var chosen = all.stream().filter(r -> isNamed(r, from)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "--from: no such repository: "
                            + String.join(", ", from)
                            + "; there are "
                            + String.join(
                                    ", ", all.stream().map(RemoteRepository::getId).toList()));
        }
        return chosen;
    }

    /// A mirror answers to the names of what it stands for too.
    private static boolean isNamed(RemoteRepository repository, List<String> names) {
        return names.contains(repository.getId())
                || repository.getMirroredRepositories().stream()
                        .anyMatch(mirrored -> names.contains(mirrored.getId()));
    }

    private static List<Dependency> withoutReplaced(List<Dependency> asked) {
        return asked.stream()
                .filter(d -> !REPLACED.contains(d.getArtifact().getGroupId()))
                .map(Dependencies::excluding)
                .toList();
    }

    private static Dependency excluding(Dependency dependency) {
        var exclusions = new ArrayList<>(dependency.getExclusions());
        exclusions.addAll(EXCLUSIONS);
        return dependency.setExclusions(exclusions);
    }

    private List<ArtifactResult> resolve(
            Context context, List<RemoteRepository> remote, List<Dependency> all) {
        if (all.isEmpty()) return List.of();
        var collect = new CollectRequest();
        collect.setDependencies(all);
        collect.setManagedDependencies(managed);
        collect.setRepositories(remote);
        var filter = DependencyFilterUtils.classpathFilter("compile", "runtime");
        try {
            return context.repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(),
                            new DependencyRequest(collect, filter))
                    .getArtifactResults();
        } catch (DependencyResolutionException missing) {
            boolean offline = context.repositorySystemSession().isOffline();
            throw new IllegalArgumentException(Missing.message(missing, remote, offline));
        }
    }

    private List<Path> news(List<ArtifactResult> results, boolean verbose) {
        var jars = new ArrayList<Path>();
        for (var result : results) {
            var artifact = result.getArtifact();
            if (verbose) System.out.println(artifact);
            if (!artifact.getExtension().equals("jar")) continue;
            var name = name(artifact);
            var before = versions.putIfAbsent(name, artifact.getVersion());
            if (before == null) {
                jars.add(artifact.getFile().toPath());
            } else if (!before.equals(artifact.getVersion())) {
                System.err.println(
                        name
                                + ": version "
                                + before
                                + " is loaded and stays; restart the kernel for "
                                + artifact.getVersion());
            }
        }
        return jars;
    }

    private static String name(Artifact artifact) {
        var classifier = artifact.getClassifier();
        return artifact.getGroupId()
                + ":"
                + artifact.getArtifactId()
                + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
