package cahier.cli;

import cahier.runner.NotebookResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// Writes the pictures that show where pictures differ, each named for its notebook, cell and
/// output.
final class DifferencePictures {

    private DifferencePictures() {}

    static void write(List<NotebookResult> results, Path folder) throws IOException {
        for (var result : results) {
            var compared = result.comparison();
            if (compared == null) continue;
            for (var difference : compared.differences()) {
                if (difference.picture() == null) continue;
                Files.createDirectories(folder);
                var name =
                        "%s-cell-%d-%s.png"
                                .formatted(
                                        result.path().getFileName(),
                                        difference.cell(),
                                        difference.place().replaceAll("[^A-Za-z0-9]+", "-"));
                Files.write(folder.resolve(name), Base64.getDecoder().decode(difference.picture()));
            }
        }
    }
}
