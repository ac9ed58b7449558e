package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

class RootLocaleTest {

    /// By reflection: the test module is compiled without the compiler's own packages.
    @Test
    void makesAPoolWhoseCompilerIsOfTheRootLocale() throws Exception {
        var options = List.of("-proc:none");
        var make = RootLocale.class.getDeclaredMethod("pool", List.class);
        var pool = make.invoke(null, options);
        var field = pool.getClass().getDeclaredField("options2Contexts");
        field.setAccessible(true);

        var contexts = (Queue<?>) ((Map<?, ?>) field.get(pool)).get(options);

        var context = contexts.element();
        var get = context.getClass().getSuperclass().getMethod("get", Class.class);
        assertThat(get.invoke(context, Locale.class)).isEqualTo(Locale.ROOT);
    }

    @Test
    void knowsTheFileSystemsThatTheJdkWouldFind() {
        assertThat(JdkFileSystems.providers())
                .extracting(FileSystemProvider::getScheme)
                .containsExactlyElementsOf(
                        FileSystemProvider.installedProviders().stream()
                                .map(FileSystemProvider::getScheme)
                                .toList());
    }
}
