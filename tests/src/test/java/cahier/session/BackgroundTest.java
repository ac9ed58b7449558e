package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a cell sets to work beside itself: threads that inherit nothing, handlers, values that fail
/// while they are shown.
@Timeout(60)
final class BackgroundTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aThreadThatInheritsNothingPrintsIntoTheCellThatRuns() {
        assertThat(
                        cells.ok(
                                """
                                var t = new Thread(null, () -> System.out.println("served"), "server", 0, false);
                                t.start();
                                t.join();
                                """))
                .isEqualTo("served\n");
    }

    @Test
    void soDoesAServer() {
        assertThat(
                        cells.ok(
                                """
                                var http = com.sun.net.httpserver.HttpServer.create(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                                http.createContext("/", exchange -> {
                                    System.out.println("asked for " + exchange.getRequestURI());
                                    exchange.sendResponseHeaders(204, -1);
                                    exchange.close();
                                });
                                http.start();
                                var url = URI.create("http://localhost:" + http.getAddress().getPort() + "/x").toURL();
                                int code = ((HttpURLConnection) url.openConnection()).getResponseCode();
                                http.stop(0);
                                code
                                """))
                .isEqualTo("asked for /x\n204");
    }

    @Test
    void aHandlerThatACellTakesAwayComesBack() {
        cells.ok("Thread.setDefaultUncaughtExceptionHandler(null);");
        cells.ok("var t = new Thread(() -> { throw new Error(\"bad\"); }); t.start(); t.join();");
        assertThat(String.join("", cells.errors()))
                .contains("Error: bad", "at cell.lambda$main$0(In [2]:1)")
                .doesNotContain("//cell#");
    }

    @Test
    void aValueThatFailsWhileItIsShownIsToldOf() {
        assertThat(
                        cells.ok(
                                """
                                new AbstractList<Integer>() {
                                    public Integer get(int i) { throw new IllegalStateException("get"); }
                                    public int size() { return 3; }
                                }
                                """))
                .isEqualTo("[… (iterating threw java.lang.IllegalStateException: get)");
        assertThat(
                        cells.ok(
                                """
                                new AbstractMap<String, String>() {
                                    public Set<Map.Entry<String, String>> entrySet() { throw new IllegalStateException("no"); }
                                    public String toString() { return "mine"; }
                                }
                                """))
                .isEqualTo("mine");
        var failing =
                """
                new AbstractList<Integer>() {
                    public Integer get(int i) { throw new Error("bad"); }
                    public int size() { return 3; }
                }
                """;
        assertThat(cells.failure(failing)).isEqualTo("bad");
        assertThat(cells.session().evaluate(failing)).isInstanceOf(Evaluation.Failed.class);
        assertThat(cells.ok("1 + 1")).isEqualTo("2");
    }
}
