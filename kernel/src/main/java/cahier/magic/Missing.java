package cahier.magic;

import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
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
        var repositories = repositories(asked);
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

    /// Names each address once, with all ids that it goes by.
    private static String repositories(List<RemoteRepository> asked) {
        var ids = new LinkedHashMap<String, TreeSet<String>>();
        for (var repository : asked) {
            var address = repository.getUrl().replaceFirst("/+$", "");
            ids.computeIfAbsent(address, _ -> new TreeSet<>()).add(repository.getId());
        }
        return ids.entrySet().stream()
                .map(entry -> String.join(" and ", entry.getValue()) + " at " + entry.getKey())
                .collect(Collectors.joining(", "));
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
