package cahier.magic;

import eu.maveniverse.maven.mima.context.Context;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

import java.util.ArrayList;
import java.util.List;

/// Finds the parents of a POM, and the lists that it imports.
final class PomResolver implements ModelResolver {

    private final Context context;
    private final List<RemoteRepository> repositories;

    PomResolver(Context context, List<RemoteRepository> repositories) {
        this.context = context;
        this.repositories = new ArrayList<>(repositories);
    }

    @Override
    public ModelSource resolveModel(String group, String artifact, String version)
            throws UnresolvableModelException {
        var request =
                new ArtifactRequest(
                        new DefaultArtifact(group, artifact, "pom", version), repositories, "");
        try {
            var result =
                    context.repositorySystem()
                            .resolveArtifact(context.repositorySystemSession(), request);
            return new FileModelSource(result.getArtifact().getFile());
        } catch (ArtifactResolutionException missing) {
            throw new UnresolvableModelException(
                    missing.getMessage(), group, artifact, version, missing);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
        return resolveModel(
                dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        if (replace) repositories.removeIf(known -> known.getId().equals(repository.getId()));
        if (repositories.stream().anyMatch(known -> known.getId().equals(repository.getId())))
            return;
        var remote =
                new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl());
        repositories.addAll(
                context.repositorySystem()
                        .newResolutionRepositories(
                                context.repositorySystemSession(), List.of(remote.build())));
    }

    @Override
    public ModelResolver newCopy() {
        return new PomResolver(context, repositories);
    }
}
