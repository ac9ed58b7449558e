package cahier.report;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Tests that write pages into a folder of their own, and read them.
abstract class WithPages {

    @TempDir Path folder;
    Pages pages;

    @BeforeEach
    void makePages() {
        pages = new Pages(folder);
    }
}
