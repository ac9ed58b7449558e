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
            text.append("| ").append(mark(result.status()));
            text.append(" | `").append(result.path().toString().replace("|", "\\|"));
            text.append("` | ").append(result.cells().size()).append(" of ").append(result.total());
            boolean hasRun = result.notRun() == null;
            text.append(" | ").append(hasRun ? Durations.text(result.duration()) : "");
            text.append(" | ").append(outcome(result)).append(" |\n");
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

    private static String mark(NotebookResult.Status status) {
        return switch (status) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case INTERRUPTED -> "⏹️";
            case NOT_RUN -> "⏭️";
        };
    }

    private static String outcome(NotebookResult result) {
        if (result.notRun() != null) return "not run: " + result.notRun().text();
        int bad = ReportEntry.of(result).size();
        return switch (result.status()) {
            case PASSED -> "passed";
            case INTERRUPTED -> "interrupted";
            case FAILED, NOT_RUN -> bad == 1 ? "1 problem" : bad + " problems";
        };
    }

    /// Writes annotations as GitHub's workflow commands, one a line. What the user stopped is no
    /// error of the notebook.
    public static List<String> github(List<NotebookResult> results) {
        var lines = new ArrayList<String>();
        for (var result : results) {
            for (var entry : ReportEntry.of(result)) {
                var line = entry.fileLine() > 0 ? ",line=" + entry.fileLine() : "";
                boolean isError = entry.kind() != ReportEntry.Kind.INTERRUPTION;
                lines.add(
                        "::%s file=%s%s,title=%s::%s"
                                .formatted(
                                        isError ? "error" : "warning",
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
                                checkName(entry),
                                "fingerprint",
                                fingerprint(entry),
                                "severity",
                                severity(entry),
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

    private static String severity(ReportEntry entry) {
        return switch (entry.kind()) {
            case FAILURE -> "critical";
            case DIFFERENCE -> "major";
            case INTERRUPTION -> "info";
        };
    }

    private static String checkName(ReportEntry entry) {
        return switch (entry.kind()) {
            case FAILURE -> "cell";
            case DIFFERENCE -> "output";
            case INTERRUPTION -> "interrupted";
        };
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
