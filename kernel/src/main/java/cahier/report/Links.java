package cahier.report;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides where a link of a notebook may lead.
final class Links {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final Pattern SCHEME = Pattern.compile("([^/?#:]*):.*", Pattern.DOTALL);

    private final Path folder;
    private final Path page;
    private final Map<Path, Path> pages;

    /// @param folder the notebook's folder
    /// @param page the notebook's page, relative to the report
    /// @param pages the notebooks of the report, absolute, and their pages
    Links(Path folder, Path page, Map<Path, Path> pages) {
        this.folder = folder;
        this.page = page;
        this.pages = pages;
    }

    /// Returns the address to link to: that of a notebook of the report is its page; `null` where
    /// the link would do more than lead somewhere.
    @Nullable String target(String address) {
        // as browsers do before they read the scheme
        var seen = address.replaceAll("[\\x00-\\x20\\x7F-\\x9F]", "");
        var scheme = SCHEME.matcher(seen);
        if (scheme.matches()) {
            var name = scheme.group(1).toLowerCase(Locale.ROOT);
            return SCHEMES.contains(name) ? address.strip() : null;
        }
        var fragment = seen.indexOf('#') < 0 ? "" : seen.substring(seen.indexOf('#'));
        var path = seen.substring(0, seen.length() - fragment.length());
        if (!path.endsWith(".ipynb")) return address.strip();
        var linked = pageOf(path.replace("%20", " "));
        return linked == null ? address.strip() : linked + fragment;
    }

    private @Nullable String pageOf(String path) {
        try {
            var linked = pages.get(folder.resolve(path).normalize());
            return linked == null ? null : between(page, linked);
        } catch (InvalidPathException e) {
            return null; // names no file here: the link stays as it is
        }
    }

    /// Returns the relative address from one page to another.
    static String between(Path from, Path to) {
        var folder = from.getParent();
        var way = folder == null ? to : folder.relativize(to);
        return way.toString()
                .replace('\\', '/')
                .replace("%", "%25")
                .replace("#", "%23")
                .replace("?", "%3F")
                .replace(" ", "%20");
    }
}
