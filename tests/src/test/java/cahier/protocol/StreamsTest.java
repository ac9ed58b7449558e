package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

/// What several threads print, and what is printed when nobody expects it any more.
@Timeout(120)
class StreamsTest extends WithKernel {

    @Test
    void keepTheLinesOfTwoThreadsWhole() throws Exception {
        var answer =
                client.execute(
                        """
                        var threads = new ArrayList<Thread>();
                        for (var name : List.of("aaaaaaaa", "bbbbbbbb")) {
                            threads.add(Thread.ofPlatform().start(() -> {
                                for (int i = 0; i < 5_000; i++) System.out.println(name + i);
                            }));
                        }
                        for (var thread : threads) thread.join();
                        """);
        var lines = answer.stdout().lines().toList();
        assertThat(lines).hasSize(10_000).allMatch(line -> line.matches("(a{8}|b{8})\\d+"));
        for (var name : new String[] {"a", "b"}) {
            assertThat(lines.stream().filter(line -> line.startsWith(name)))
                    .hasSize(5_000)
                    .last()
                    .asString()
                    .endsWith("4999");
        }
    }

    @Test
    void endWithACellThatPrintsWithoutEnd() throws Exception {
        var flood = client.submit("while (true) System.out.println(\"flood\");");
        var message = client.published();
        while (!message.type().equals("stream")) message = client.published();
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(client.answer(Client.SHELL, flood).reply().get("ename"))
                .isEqualTo("Interrupted");
        assertThat(client.execute("System.out.print(1)").stdout()).isEqualTo("1");
    }

    @Test
    void belongToTheCellThatStartedAThreadAfterItHasEnded() throws Exception {
        var first =
                client.submit(
                        """
                        var go = new java.util.concurrent.CountDownLatch(1);
                        new Thread(() -> {
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                return;
                            }
                            System.out.print("late");
                        }).start();
                        """);
        client.answer(Client.SHELL, first);
        client.submit("go.countDown(); Thread.sleep(300);");
        var message = client.published();
        while (!message.type().equals("stream")) message = client.published();
        assertThat(message.get("text")).isEqualTo("late");
        assertThat(message.parentId()).isEqualTo(first);
    }
}
