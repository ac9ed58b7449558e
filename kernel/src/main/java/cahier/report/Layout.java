package cahier.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says where each page of a report lies. Pages lie to each other as their notebooks do.
final class Layout {

    static final Path INDEX = Path.of("index.html");

    private final Map<Path, Path> pages = new LinkedHashMap<>();
    private final Path root;

    Layout(List<Path> notebooks) {
        root = commonFolder(notebooks);
        var taken = new HashSet<Path>();
        taken.add(INDEX);
        for (var notebook : notebooks) {
            var relative = root.relativize(absolute(notebook));
            var stem = relative.getFileName().toString().replaceFirst("\\.ipynb$", "");
            var page = relative.resolveSibling(stem + ".html");
            for (int i = 2; !taken.add(page); i++) {
                page = relative.resolveSibling(stem + "-" + i + ".html");
            }
            pages.put(absolute(notebook), page);
        }
    }

    /// Returns a notebook's page, relative to the report.
    Path page(Path notebook) {
        var page = pages.get(absolute(notebook));
        if (page == null) throw new IllegalArgumentException("not of this report: " + notebook);
        return page;
    }

    /// Returns a notebook's name as readers know it: its path from the folder of all.
    String name(Path notebook) {
        return root.relativize(absolute(notebook)).toString().replace('\\', '/');
    }

    /// Returns notebook (absolute) → page (relative to the report).
    Map<Path, Path> pages() {
        return new HashMap<>(pages);
    }

    static Path absolute(Path notebook) {
        return notebook.toAbsolutePath().normalize();
    }

    private static Path commonFolder(List<Path> notebooks) {
        if (notebooks.isEmpty()) return Path.of("").toAbsolutePath();
        var common = folder(notebooks.getFirst());
        for (var notebook : notebooks) {
            while (!absolute(notebook).startsWith(common)) common = common.getParent();
        }
        return common;
    }

    private static Path folder(Path notebook) {
        var folder = absolute(notebook).getParent();
        if (folder == null) throw new IllegalArgumentException("no file: " + notebook);
        return folder;
    }
}
