package cahier.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Holds `cahier.cmd`, which only Windows can run, to the launcher that it follows.
class CommandFileTest {

    private static final Pattern LABEL = Pattern.compile("(?m)^:(\\w+)");
    private static final Pattern JUMP = Pattern.compile("\\b(?:goto|call) :(\\w+)");
    private static final Pattern OPTION =
            Pattern.compile(
                    "-XX:[+A-Za-z]+=?|-Dcahier\\.[a-z]+|-X[a-z]+|\\w*JAVA_\\w+|CAHIER_\\w+");

    /// What one of the two needs alone: variables that PowerShell reads, the large pages of Linux,
    /// and the agents that `cahier` leaves alone where it tries options before a start;
    /// `cahier.cmd` tries them after one that failed.
    private static final List<String> OWN =
            List.of("CAHIER_HOME_", "CAHIER_STATE_", "-XX:+UseTransparentHugePages", "-Xrun");

    /// What both tell somebody whose start fails.
    private static final List<String> SAID =
            List.of(
                    "needs a JDK",
                    "CAHIER_JAVA_HOME must name a JDK",
                    "no JDK there: ",
                    "Looked at:",
                    "without a compiler: a JRE, not a JDK",
                    "the build failed: see above",
                    "preparing quick starts (once)",
                    "could not prepare quick starts: every start takes a second longer",
                    "where what starts Cahier is kept: make it writable",
                    "waiting for another start that builds",
                    "is the disk full?");

    @Test
    void jumpsToOneLabelEach() throws IOException {
        var labels = LABEL.matcher(read("cahier.cmd")).results().map(m -> m.group(1)).toList();
        var jumps = JUMP.matcher(read("cahier.cmd")).results().map(m -> m.group(1)).toList();

        assertThat(labels).doesNotHaveDuplicates().containsAll(jumps);
        assertThat(jumps).containsAll(labels);
    }

    @Test
    void knowsTheOptionsAndVariablesOfTheLauncher() throws IOException {
        assertThat(options("cahier.cmd")).isEqualTo(options("cahier"));
    }

    @Test
    void saysWhatTheLauncherSays() throws IOException {
        assertThat(read("cahier")).contains(SAID);
        assertThat(read("cahier.cmd")).contains(SAID);
    }

    private static TreeSet<String> options(String file) throws IOException {
        var options = new TreeSet<String>();
        OPTION.matcher(read(file)).results().forEach(m -> options.add(m.group()));
        OWN.forEach(options::remove);
        return options;
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("cahier.root", "..")).resolve(file));
    }
}
