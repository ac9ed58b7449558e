package cahier.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The frame of every page: its policy, style and script.
///
/// The policy allows one script, by its hash, and no request at all. Styles stand in the page and
/// in attributes, as formulas need them.
final class Document {

    private static final String SCRIPT = Resources.text("report.js");
    private static final String STYLE = Resources.text("report.css");

    /// Says that a page is one of ours.
    static final String GENERATOR = "<meta name=\"generator\" content=\"Cahier\">";

    static final String POLICY =
            "default-src 'none'; script-src 'sha256-"
                    + sha256(SCRIPT)
                    + "'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
                    + " base-uri 'none'; form-action 'none'";

    private Document() {}

    /// Returns a page.
    ///
    /// @param kind a class for the page's style
    /// @param body what stands in its body
    static String html(String title, String kind, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta http-equiv="x-dns-prefetch-control" content="off">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        %s
        <title>%s</title>
        <style>
        %s%s</style>
        <script>%s</script>
        </head>
        <body class="%s">
        %s</body>
        </html>
        """
                .formatted(
                        POLICY,
                        GENERATOR,
                        Html.escape(title),
                        Formulas.style(body),
                        STYLE,
                        SCRIPT,
                        kind,
                        body);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
