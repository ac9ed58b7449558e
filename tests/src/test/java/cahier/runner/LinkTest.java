package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.display.MimeBundle;
import cahier.session.ErrorReport;
import cahier.session.StreamName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class LinkTest {

    @TempDir Path folder;
    private Link left;
    private Link right;

    @BeforeEach
    void connect() throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve("link"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            left = new Link(SocketChannel.open(address));
            right = new Link(server.accept());
        }
    }

    @AfterEach
    void close() throws IOException {
        left.close();
        right.close();
    }

    @Test
    void carriesEveryMessage() throws IOException {
        var bundle =
                new MimeBundle(
                        Map.of(
                                "text/plain",
                                "ä😀\n",
                                "application/json",
                                Map.of("a", List.of(1L, 2.5))),
                        Map.of("image/png", Map.of("width", 3L)));
        var messages =
                List.<Message>of(
                        new Message.Open(List.of("/a b/c.jar"), true),
                        new Message.Execute(3, "int x = 1;\n\"\\\""),
                        new Message.Interrupt(),
                        new Message.Close(),
                        new Message.Opened(),
                        new Message.Printed(1, StreamName.STDERR, "\u0000\u2028"),
                        new Message.Shown(1, bundle, null),
                        new Message.Shown(1, bundle, "id"),
                        new Message.Updated(1, bundle, "id"),
                        new Message.Cleared(2, true),
                        new Message.Progressed(2, "epoch 1/2"),
                        new Message.Returned(2, bundle, 7),
                        new Message.Erred(2, new ErrorReport("E", "v", List.of("t1", "t2"), 4)),
                        new Message.Stuck(2, new ErrorReport("E", "v", List.of("t1"), 4)),
                        new Message.Noted("n"),
                        new Message.Finished(2, Message.Ending.INTERRUPTED, 7),
                        new Message.Broken(2, "trace"),
                        new Message.Gone(137, "words"));
        for (var message : messages) left.send(message);
        for (var message : messages) assertThat(right.receive()).isEqualTo(message);
    }

    @Test
    void survivesAnInterruptOfTheThreadThatSends() throws IOException {
        Thread.currentThread().interrupt();
        left.send(new Message.Opened());
        assertThat(Thread.interrupted()).isTrue();
        left.send(new Message.Close());
        assertThat(right.receive()).isEqualTo(new Message.Opened());
        assertThat(right.receive()).isEqualTo(new Message.Close());
    }

    @Test
    void sendsWhatWaitsBeforeItCloses() throws IOException {
        left.send(new Message.Opened());
        left.close();
        assertThat(right.receive()).isEqualTo(new Message.Opened());
        assertThat(right.receive()).isNull();
    }

    @Test
    void saysThatTheOtherSideIsGone() throws IOException {
        right.close();
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 10_000; i++) left.send(new Message.Opened());
                        })
                .isInstanceOf(IOException.class)
                .hasMessage("the other side is gone");
    }
}
