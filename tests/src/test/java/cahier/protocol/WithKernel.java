package cahier.protocol;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Tests that share one kernel, each with a client of its own.
abstract class WithKernel {

    static TestKernel kernel;
    Client client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        kernel = TestKernel.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    @BeforeEach
    void connect() {
        client = kernel.client();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
