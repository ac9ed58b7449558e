package cahier.session;

import cahier.display.MimeBundle;
import cahier.engine.Documentation;

import java.util.List;
import java.util.stream.Collectors;

/// Writes documentation as text and as HTML.
final class DocumentationPage {

    private static final int MAX_ENTRIES = 12;

    private DocumentationPage() {}

    static MimeBundle of(List<Documentation> found) {
        var shown = found.subList(0, Math.min(MAX_ENTRIES, found.size()));
        var text = shown.stream().map(DocumentationPage::text).collect(Collectors.joining("\n\n"));
        var html = shown.stream().map(DocumentationPage::html).collect(Collectors.joining("<hr>"));
        if (found.size() > shown.size()) {
            var more = (found.size() - shown.size()) + " more";
            text += "\n\n… " + more;
            html += "<p>… " + more + "</p>";
        }
        return MimeBundle.text(text).with(MimeBundle.HTML, html);
    }

    private static String text(Documentation entry) {
        if (entry.javadoc().isBlank()) return entry.signature();
        return entry.signature()
                + "\n\n"
                + JavadocText.plain(entry.javadoc()).indent(4).stripTrailing();
    }

    private static String html(Documentation entry) {
        // no `pre`, which JupyterLab indents, and which a long signature overflows
        return "<p><b><code>"
                + JavadocText.escape(entry.signature())
                + "</code></b></p>"
                + JavadocText.html(entry.javadoc());
    }
}
