package cahier.runner;

import cahier.display.MimeBundle;
import cahier.session.ErrorReport;
import cahier.session.Listener;
import cahier.session.StreamName;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Sends what one cell emits to the runner.
final class Reporter implements Listener {

    private final int cell;
    private final Link link;

    Reporter(int cell, Link link) {
        this.cell = cell;
        this.link = link;
    }

    @Override
    public void stream(StreamName name, String text) {
        send(new Message.Printed(cell, name, text));
    }

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        send(new Message.Shown(cell, bundle, displayId));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        send(new Message.Updated(cell, bundle, displayId));
    }

    @Override
    public void clear(boolean wait) {
        send(new Message.Cleared(cell, wait));
    }

    @Override
    public void progress(String line) {
        send(new Message.Progressed(cell, line));
    }

    @Override
    public void result(MimeBundle bundle, int count) {
        send(new Message.Returned(cell, bundle, count));
    }

    @Override
    public void error(ErrorReport error) {
        send(new Message.Erred(cell, error));
    }

    private void send(Message message) {
        try {
            link.send(message);
        } catch (IOException e) {
            throw new UncheckedIOException("the runner is gone", e);
        }
    }
}
