package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// What Jupyter reads of the kernel, and where it can be written.
class KernelSpecTest extends WithCommands {

    @Test
    void installsAKernelIntoAFolderThatIsNamed() {
        assertUsage("--prefix: got nothing; expected a folder", "kernel", "install", "--prefix=");
        assertThat(new KernelSpec("Java", List.of("cahier"), Map.of()).json())
                .containsSubsequence("\"metadata\"", "\"cahier\" : true", "\"debugger\" : false");
        var home = System.getProperty("cahier.home");
        try {
            System.setProperty("cahier.home", folder.toString());
            assertUsage(
                    "kernel install: cannot write /proc/x/share/jupyter/kernels/java: ",
                    "kernel",
                    "install",
                    "--prefix=/proc/x");
            assertThat(errors).doesNotContain("Exception");
        } finally {
            if (home == null) System.clearProperty("cahier.home");
            else System.setProperty("cahier.home", home);
        }
    }
}
