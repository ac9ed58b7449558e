package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class ProviderTest {

    private static final Path CLASSES =
            Path.of(System.getProperty("cahier.root", ".."), "lib", "target", "classes");

    @Test
    void choosesVectorsWhereTheModuleIs() {
        assertThat(Provider.KERNELS.describe()).startsWith("vectors of ");
    }

    /// An ahead-of-time cache is not written if its training run loads a class that links the
    /// module.
    @Test
    void onlyTheVectorClassesLinkTheModule() throws Exception {
        try (var walk = Files.walk(CLASSES)) {
            var linked =
                    walk.filter(file -> file.toString().endsWith(".class"))
                            .filter(ProviderTest::linksTheModule)
                            .map(file -> file.getFileName().toString())
                            .toList();
            assertThat(linked)
                    .contains("VectorKernels.class")
                    .allMatch(n -> n.startsWith("Vector"));
        }
    }

    private static boolean linksTheModule(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .contains("jdk/incubator/vector/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
