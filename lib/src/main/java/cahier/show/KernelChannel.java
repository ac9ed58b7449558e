package cahier.show;

import cahier.display.Display;
import cahier.display.MimeBundle;
import cahier.output.Channel;

import java.util.Map;
import java.util.UUID;

/// Sends what the library shows to the kernel's running cell.
public final class KernelChannel implements Channel {

    /// Made by `ServiceLoader`; fails where the kernel is not on the class path.
    public KernelChannel() {
        Display.outlet();
    }

    @Override
    public String show(Map<String, Object> bundle, Map<String, Object> metadata) {
        var id = UUID.randomUUID().toString();
        Display.outlet().display(new MimeBundle(bundle, metadata), id);
        return id;
    }

    @Override
    public void update(String id, Map<String, Object> bundle, Map<String, Object> metadata) {
        Display.outlet().update(new MimeBundle(bundle, metadata), id);
    }

    @Override
    public void atEnd(Runnable action) {
        Display.outlet().atEnd(action);
    }

    @Override
    public void progress(String line) {
        Display.outlet().progress(line);
    }

    @Override
    public boolean isWatched() {
        return Display.outlet().isWatched();
    }
}
