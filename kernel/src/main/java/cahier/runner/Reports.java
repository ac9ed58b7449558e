package cahier.runner;

import cahier.notebook.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the results of a run in the forms that CI services read.
public final class Reports {

    /// Half a SHA-256 tells problems apart.
    private static final int FINGERPRINT_DIGITS = 32;

    private Reports() {}

    /// Writes a summary in Markdown, for a job's page or a comment.
    public static String markdown(List<NotebookResult> results) {
        var text = new StringBuilder();
        text.append("| | notebook | cells | time | result |\n|-|-|-:|-:|-|\n");
        for (var result : results) {
            int bad = ReportEntry.of(result).size();
            text.append("| ").append(result.isGood() ? "✅" : "❌");
            text.append(" | `").append(result.path().toString().replace("|", "\\|"));
            text.append("` | ").append(result.cells().size()).append(" of ").append(result.total());
            if (result.isCached()) {
                text.append(" | | unchanged, not run |\n");
                continue;
            }
            text.append(" | ").append(Durations.text(result.duration()));
            text.append(" | ")
                    .append(bad == 0 ? "passed" : bad == 1 ? "1 problem" : bad + " problems");
            text.append(" |\n");
        }
        for (var result : results) {
            for (var entry : ReportEntry.of(result)) {
                text.append("\n<details><summary>").append(escaped(entry.place())).append(": ");
                text.append(escaped(entry.title())).append("</summary>\n\n");
                var fence = fence(entry.text());
                text.append(fence).append(entry.isDifference() ? "diff\n" : "text\n");
                text.append(entry.text().stripTrailing()).append('\n').append(fence);
                text.append("\n\n</details>\n");
            }
        }
        return text.toString();
    }

    /// Writes annotations as GitHub's workflow commands, one a line.
    public static List<String> github(List<NotebookResult> results) {
        var lines = new ArrayList<String>();
        for (var result : results) {
            for (var entry : ReportEntry.of(result)) {
                var line = entry.fileLine() > 0 ? ",line=" + entry.fileLine() : "";
                lines.add(
                        "::error file=%s%s,title=%s::%s"
                                .formatted(
                                        property(result.path().toString()),
                                        line,
                                        property(entry.place() + ": " + entry.title()),
                                        data(entry.text())));
            }
        }
        return lines;
    }

    /// Writes a code quality report as GitLab reads it.
    public static String gitlab(List<NotebookResult> results) {
        var issues = new ArrayList<Object>();
        for (var result : results) {
            for (var entry : ReportEntry.of(result)) {
                var lines = Map.of("begin", (long) Math.max(1, entry.fileLine()));
                issues.add(
                        Map.of(
                                "description",
                                entry.place() + ": " + entry.title(),
                                "check_name",
                                entry.isDifference() ? "output" : "cell",
                                "fingerprint",
                                fingerprint(entry),
                                "severity",
                                entry.isDifference() ? "major" : "critical",
                                "location",
                                Map.of("path", result.path().toString(), "lines", lines)));
            }
        }
        return Json.write(issues) + "\n";
    }

    private static String fingerprint(ReportEntry entry) {
        var key = entry.path() + "\n" + entry.cell() + "\n" + entry.id() + "\n" + entry.title();
        return Fingerprint.of(key).substring(0, FINGERPRINT_DIGITS);
    }

    /// Returns a fence longer than any run of backticks in the text.
    private static String fence(String text) {
        var fence = "```";
        while (text.contains(fence)) fence += "`";
        return fence;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
