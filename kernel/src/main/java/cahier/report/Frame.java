package cahier.report;

import java.util.regex.Pattern;

/// Shows the HTML that a cell put out in a frame of its own, in which nothing is run: no scripts,
/// no forms, no way out of the frame, and by its policy no request. Of what it asked for, only
/// styles and pictures inside the HTML are left.
///
/// The frame shares the page's origin so that the page can read its height. That gives the HTML
/// nothing, as it cannot run anything.
final class Frame {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
                    + " form-action 'none'; base-uri 'none'";

    /// What shows that the HTML brings colours of its own, which may rely on a white ground.
    private static final Pattern COLOURED =
            Pattern.compile("(?i)(?:background|bgcolor|[^-\\w]color)\\s*[:=]");

    /// Elements that make a browser connect elsewhere where no policy reaches, as hints do, or that
    /// change what the frame's own head says.
    private static final Pattern HEAD = Pattern.compile("(?i)(</?)(?=(?:link|meta|base)\\b)");

    private static final Pattern LINE =
            Pattern.compile("(?i)<(?:tr|p|li|div|br|h[1-6]|dt|dd)\\b|\\n(?=[^<]*\\S)");
    private static final Pattern SCRIPT = Pattern.compile("(?i)<script\\b");

    private static final Pattern STYLED = Pattern.compile("(?i)<(?:style|svg|math)\\b");

    private static final int LONGEST = 200_000;
    private static final int LINE_HEIGHT = 30;
    private static final int HIGHEST = 600;

    private Frame() {}

    static String html(String content, Scope scope) {
        boolean isPaper = COLOURED.matcher(content).find();
        var document =
                "<!DOCTYPE html><html lang=en"
                        + (isPaper ? " data-theme=light class=paper" : "")
                        + "><meta charset=utf-8><meta http-equiv=x-dns-prefetch-control"
                        + " content=off>"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
                        + POLICY
                        + "\"><style>"
                        + Resources.text("frame.css")
                        + "</style>"
                        + HEAD.matcher(content).replaceAll("$1x-");
        var frame =
                "<iframe class=\"html%s\" sandbox=\"allow-same-origin\" height=%d"
                                .formatted(isPaper ? " paper" : "", height(content))
                        + " title=\"HTML output of cell "
                        + scope.cell()
                        + "\" srcdoc=\""
                        + Html.escape(document)
                        + "\"></iframe>\n";
        if (!SCRIPT.matcher(content).find()) return frame + onPaper(content, scope);
        return frame + "<p class=note>Scripts of this output do not run in a report.</p>\n";
    }

    /// Returns the same for paper, where a frame is cut at its height on the screen: without a
    /// frame, if it can be made harmless without a loss, so that a table goes on on the next page.
    private static String onPaper(String content, Scope scope) {
        if (content.length() > LONGEST || STYLED.matcher(content).find()) return "";
        var copy = scope.forCopy();
        var safe = new SafeHtml(copy, text -> text).clean(content);
        return copy.warnings().isEmpty() ? "<div class=on-paper>" + safe + "</div>\n" : "";
    }

    /// Guesses a height for where the page's script does not measure it.
    private static int height(String content) {
        long lines = LINE.matcher(content).results().limit(HIGHEST / LINE_HEIGHT).count();
        return (int) Math.min(HIGHEST, LINE_HEIGHT * (lines + 1));
    }
}
