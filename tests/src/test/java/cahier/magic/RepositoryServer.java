package cahier.magic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A repository behind HTTP on this machine, which can ask for credentials, be slow, and serve as a
/// proxy: it answers a request for any host from its own folder.
final class RepositoryServer implements AutoCloseable {

    private static final int PIECES = 8;

    private final Path folder;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private String credentials = "";
    private long pauseMillis;

    RepositoryServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// Answers only who gives a name and a password.
    RepositoryServer asking(String user, String password) {
        var pair = user + ":" + password;
        credentials = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
        return this;
    }

    /// Sends jars in pieces, with a pause before each.
    RepositoryServer pausing(long millis) {
        pauseMillis = millis;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /// Returns what was asked, `GET http://host/path` where it was asked as a proxy.
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            requests.add(exchange.getRequestMethod() + " " + uri);
            var given = exchange.getRequestHeaders().getFirst("Authorization");
            if (!credentials.isEmpty() && !credentials.equals(given)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var file = folder.resolve(uri.getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            send(exchange, Files.readAllBytes(file), file.toString().endsWith(".jar"));
        }
    }

    private void send(HttpExchange exchange, byte[] bytes, boolean slowly) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, isHead ? -1 : bytes.length);
        if (isHead) return;
        var out = exchange.getResponseBody();
        int piece = slowly && pauseMillis > 0 ? bytes.length / PIECES + 1 : bytes.length;
        for (int from = 0; from < bytes.length; from += piece) {
            if (piece < bytes.length) pause();
            out.write(bytes, from, Math.min(piece, bytes.length - from));
            out.flush();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
