package cahier.magic;

import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Words why artifacts could not be had: which, from where, and what went wrong.
final class Missing {

    private Missing() {}

    static String message(
            DependencyResolutionException failure, List<RemoteRepository> asked, boolean offline) {
        var names = names(failure);
        var list = names.isEmpty() ? "an artifact" : String.join(", ", names);
        if (offline) return "maven: offline, and not in the local repository: " + list;
        var repositories =
                asked.stream().map(Missing::described).distinct().collect(Collectors.joining(", "));
        return "maven: not to be had: " + list + " (asked: " + repositories + "): " + root(failure);
    }

    private static TreeSet<String> names(DependencyResolutionException failure) {
        var names = new TreeSet<String>();
        var result = failure.getResult();
        if (result == null) return names;
        for (var artifact : result.getArtifactResults()) {
            if (!artifact.isResolved()) names.add(artifact.getRequest().getArtifact().toString());
        }
        if (!names.isEmpty() || result.getCollectExceptions() == null) return names;
        for (var exception : result.getCollectExceptions()) {
            if (exception instanceof ArtifactDescriptorException descriptor) {
                names.add(descriptor.getResult().getRequest().getArtifact().toString());
            }
        }
        return names;
    }

    private static String described(RemoteRepository repository) {
        return repository.getId() + " at " + repository.getUrl();
    }

    private static String root(Throwable failure) {
        var root = failure;
        while (cause(root) instanceof Throwable cause) root = cause;
        // its message names artifact and repository once more
        if (root instanceof ArtifactNotFoundException) return "not found";
        return String.valueOf(root.getMessage());
    }

    private static @Nullable Throwable cause(Throwable of) {
        return of.getCause() == of ? null : of.getCause();
    }
}
