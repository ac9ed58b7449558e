package cahier.protocol;

import cahier.display.MimeBundle;
import cahier.session.CommEvent;
import cahier.session.ErrorReport;
import cahier.session.Listener;
import cahier.session.StreamName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/// Publishes what a cell emits as outputs of the request that ran it.
final class CellListener implements Listener {

    private final Message request;
    private final IoPub iopub;
    private final Stdin stdin;
    private final IntConsumer begun;
    private final Subshell.Turn turn;
    private final List<Map<String, Object>> pages = new CopyOnWriteArrayList<>();

    /// @param begun takes the number of the cell, before anything is published
    CellListener(Message request, IoPub iopub, Stdin stdin, IntConsumer begun, Subshell.Turn turn) {
        this.request = request;
        this.iopub = iopub;
        this.stdin = stdin;
        this.begun = begun;
        this.turn = turn;
    }

    @Override
    public void begun(int count) {
        begun.accept(count);
    }

    @Override
    public void stream(StreamName name, String text) {
        publish("stream", Map.of("name", name.jupyterName(), "text", text));
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        publish("display_data", shown(bundle, displayId));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        publish("update_display_data", shown(bundle, displayId));
    }

    @Override
    public void clear(boolean wait) {
        publish("clear_output", Map.of("wait", wait));
    }

    @Override
    public void result(MimeBundle bundle, int count) {
        if (turn.isGivenUp()) return;
        publish(
                "execute_result",
                Map.of(
                        "execution_count", count,
                        "data", bundle.data(),
                        "metadata", bundle.metadata(),
                        "transient", Map.of()));
    }

    @Override
    public void error(ErrorReport error) {
        // The reader was told that it was given up.
        if (turn.isGivenUp()) return;
        publish("error", errorContent(error));
    }

    @Override
    public void comm(CommEvent event) {
        switch (event) {
            case CommEvent.Open(var id, var target, var data, var buffers) ->
                    iopub.publish(
                            request.header(),
                            CommOpen.TYPE,
                            Map.of("comm_id", id, "target_name", target, "data", data),
                            Map.of(),
                            buffers);
            case CommEvent.Message(var id, var data, var buffers) ->
                    iopub.publish(
                            request.header(),
                            CommMessage.TYPE,
                            Map.of("comm_id", id, "data", data),
                            Map.of(),
                            buffers);
            case CommEvent.Close(var id, var data) ->
                    publish(CommClose.TYPE, Map.of("comm_id", id, "data", data));
        }
    }

    @Override
    public void page(MimeBundle bundle) {
        pages.add(Map.of("source", "page", "data", bundle.data(), "start", 0));
    }

    /// Returns the pages of help that the reply carries.
    List<Map<String, Object>> pages() {
        return pages;
    }

    @Override
    public @Nullable String input(String prompt, boolean password) throws InterruptedException {
        return stdin.ask(request, prompt, password);
    }

    static Map<String, Object> errorContent(ErrorReport error) {
        return Map.of(
                "ename", error.name(),
                "evalue", error.value(),
                "traceback", List.copyOf(error.traceback()));
    }

    private void publish(String type, Map<String, Object> content) {
        iopub.publish(request.header(), type, content);
    }

    private static Map<String, Object> shown(MimeBundle bundle, @Nullable String displayId) {
        return Map.of(
                "data", bundle.data(),
                "metadata", bundle.metadata(),
                "transient", displayId == null ? Map.of() : Map.of("display_id", displayId));
    }
}
