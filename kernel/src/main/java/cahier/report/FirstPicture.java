package cahier.report;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.Output;

import java.util.Map;

/// Finds the picture that stands for a notebook in the index: the first one that is not large.
final class FirstPicture {

    private static final int LARGEST = 400_000;

    private FirstPicture() {}

    /// Returns an `img` element without alt text of its own, as the notebook's title stands beside
    /// it; empty where there is none.
    static String of(Notebook notebook) {
        for (var cell : notebook.cells()) {
            if (!(cell instanceof CodeCell code) || cell.isTagged("remove-cell")) continue;
            for (var output : code.outputs()) {
                var url = output instanceof Output.Rich rich ? url(rich.data()) : "";
                if (!url.isEmpty()) return "<img src=\"" + url + "\" alt=\"\">";
            }
        }
        return "";
    }

    private static String url(Map<String, Object> data) {
        var type = OutputHtml.preferred(data);
        if (type == null || !type.startsWith("image/")) return "";
        var text = String.valueOf(data.get(type));
        if (text.length() > LARGEST) return "";
        return type.equals("image/svg+xml") ? Html.dataUrl(type, text) : Pictures.url(type, text);
    }
}
