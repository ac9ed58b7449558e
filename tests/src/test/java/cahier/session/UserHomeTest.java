package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class UserHomeTest {

    @Test
    void followsHome() {
        assertThat(UserHome.of("/data/ann", "Linux", "/root")).isEqualTo(Path.of("/data/ann"));
    }

    @Test
    void asksTheSystemWhereHomeIsUnsetOrEmpty() {
        assertThat(UserHome.of(null, "Linux", "/root")).isEqualTo(Path.of("/root"));
        assertThat(UserHome.of(" ", "Mac OS X", "/root")).isEqualTo(Path.of("/root"));
    }

    @Test
    void passesOverTheHomeThatUnixShellsSetOnWindows() {
        assertThat(UserHome.of("/c/ann", "Windows 11", "ann")).isEqualTo(Path.of("ann"));
    }
}
