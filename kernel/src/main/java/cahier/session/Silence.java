package cahier.session;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

/// Takes what nobody wants to see.
enum Silence implements Listener {
    LISTENER;

    @Override
    public void stream(StreamName name, String text) {}

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {}

    @Override
    public void update(MimeBundle bundle, String displayId) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public void result(MimeBundle bundle, int count) {}

    @Override
    public void error(ErrorReport error) {}
}
