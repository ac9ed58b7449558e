package cahier.display;

import org.jspecify.annotations.Nullable;

/// Prints the plain text of what is shown: the outlet where no session runs.
final class ConsoleOutlet implements Outlet {

    @Override
    public void display(MimeBundle bundle, @Nullable String displayId) {
        System.out.println(bundle.data().getOrDefault(MimeBundle.TEXT, ""));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        display(bundle, displayId);
    }

    @Override
    public void clear(boolean wait) {
        // What a console has printed stays.
    }

    @Override
    public void atEnd(Runnable action) {
        action.run();
    }

    @Override
    public boolean isWatched() {
        return false;
    }
}
