package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

/// Comms between a cell's code and the client, opened from either side.
@Timeout(120)
class CommTest extends WithKernel {

    @Test
    void carriesMessagesBothWays() throws Exception {
        client.execute(
                """
                var comms = cahier.session.Session.current().comms();
                comms.register("echo", (comm, opening) -> {
                    comm.send(Map.of("hello", opening.data().get("name")));
                    comm.onMessage(message -> {
                        System.out.print("got " + message.data().get("x"));
                        comm.send(message.data());
                    });
                });
                """);
        var opened =
                client.send(
                        Client.SHELL,
                        "comm_open",
                        Map.of(
                                "comm_id",
                                "c1",
                                "target_name",
                                "echo",
                                "data",
                                Map.of("name", "Ada")));
        assertThat(client.publishedFor(opened))
                .anySatisfy(m -> assertThat(m.map("data")).containsEntry("hello", "Ada"));
        var said =
                client.send(
                        Client.SHELL, "comm_msg", Map.of("comm_id", "c1", "data", Map.of("x", 7)));
        assertThat(client.publishedFor(said))
                .extracting(Client.Received::type)
                .containsExactly("status", "stream", "comm_msg", "status");
        assertThat(comms()).containsEntry("c1", Map.of("target_name", "echo"));
        client.send(Client.SHELL, "comm_close", Map.of("comm_id", "c1"));
        assertThat(comms()).isEmpty();
    }

    @Test
    void opensAndClosesACommFromACell() throws Exception {
        var answer =
                client.execute(
                        """
                        var comm = cahier.session.Session.current().comms()
                            .open("widget", Map.of("a", 1));
                        comm.send(Map.of("b", List.of(2, 3)));
                        comm.close();
                        """);
        assertThat(answer.types())
                .containsExactly(
                        "status", "execute_input", "comm_open", "comm_msg", "comm_close", "status");
        assertThat(answer.published().get(2).get("target_name")).isEqualTo("widget");
    }

    @Test
    void reportsAHandlerThatThrows() throws Exception {
        client.execute(
                """
                cahier.session.Session.current().comms().register("broken", (comm, opening) -> {
                    throw new IllegalStateException("handler");
                });
                """);
        var id =
                client.send(
                        Client.SHELL,
                        "comm_open",
                        Map.of("comm_id", "c2", "target_name", "broken"));
        assertThat(client.publishedFor(id))
                .anySatisfy(m -> assertThat(m.get("evalue")).isEqualTo("handler"));
        client.send(Client.SHELL, "comm_close", Map.of("comm_id", "c2"));
    }

    private Map<String, Object> comms() {
        return client.request(Client.SHELL, "comm_info_request", Map.of()).reply().map("comms");
    }
}
