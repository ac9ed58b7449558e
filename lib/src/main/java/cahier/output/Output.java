package cahier.output;

import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Shows what the library draws and says, in whatever runs it: a notebook's cell, or a terminal.
public final class Output {

    private static volatile Channel channel = find();

    private Output() {}

    /// Shows a bundle under a display id of its own.
    ///
    /// @return a handle that replaces what was shown
    public static Shown show(Bundle bundle) {
        Objects.requireNonNull(bundle);
        var through = channel;
        return new Shown(through, through.show(bundle.data(), bundle.metadata()));
    }

    /// Shows a line of plain text.
    public static Shown show(String text) {
        return show(Bundle.text(text));
    }

    /// Returns whether somebody watches intermediate states: false in a headless run, where only
    /// the last state of a display is worth drawing.
    public static boolean watched() {
        return channel.isWatched();
    }

    /// Tells in a line how far the running cell has come, for whoever waits where nobody watches
    /// its displays. It is no output, and nothing keeps it.
    public static void progress(String line) {
        channel.progress(Objects.requireNonNull(line));
    }

    /// Runs an action once when the running cell ends, however it ends: a display that changes in
    /// place draws its last state there. Where nothing runs cells it runs at once.
    public static void atEnd(Runnable action) {
        channel.atEnd(Objects.requireNonNull(action));
    }

    /// Sends everything through another channel from now on, and returns the one used before.
    static Channel through(Channel other) {
        var before = channel;
        channel = Objects.requireNonNull(other);
        return before;
    }

    /// The library's own loader comes first: the bridge to a kernel lies in the same jar.
    private static Channel find() {
        var context = Thread.currentThread().getContextClassLoader();
        for (var loader : new ClassLoader[] {Output.class.getClassLoader(), context}) {
            for (var providers = ServiceLoader.load(Channel.class, loader).stream().iterator();
                    providers.hasNext(); ) {
                try {
                    return providers.next().get();
                } catch (ServiceConfigurationError absent) {
                    // without the kernel on the class path its bridge cannot be made: plain text
                    System.getLogger(Output.class.getName())
                            .log(System.Logger.Level.DEBUG, "output: no kernel here", absent);
                }
            }
        }
        return new PlainText();
    }
}
