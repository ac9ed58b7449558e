package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Holds the main subshell and those that clients have created.
final class Subshells {

    private final Subshell.Desk desk;
    private final Subshell main;
    private final Map<String, Subshell> created = new LinkedHashMap<>();
    private boolean ended;

    Subshells(Subshell.Desk desk) {
        this.desk = desk;
        main = new Subshell("cahier-cell", desk);
    }

    void start() {
        main.start();
    }

    /// Creates one and returns its id.
    synchronized String create() {
        if (ended) throw new IllegalStateException("subshell: the kernel is ending");
        var id = UUID.randomUUID().toString();
        created.put(id, new Subshell("cahier-subshell-" + id, desk).start());
        return id;
    }

    /// Returns the one that a message is for; `null` where there is none of that id.
    synchronized @Nullable Subshell of(Message message) throws BadMessage {
        var id = message.subshell();
        return id == null ? main : created.get(id);
    }

    /// Takes one out: nothing more reaches it.
    ///
    /// @return `null` where there is none of that id
    synchronized @Nullable Subshell remove(String id) {
        return created.remove(id);
    }

    /// Returns the ids of those that clients have created, in the order of creation.
    synchronized List<String> ids() {
        return List.copyOf(created.keySet());
    }

    /// Gives up the cells that run now where they still do after a while.
    void giveUpLater() {
        all().forEach(Subshell::giveUpLater);
    }

    /// Aborts all cells that wait now.
    void abortWaiting() {
        all().forEach(Subshell::abortWaiting);
    }

    private synchronized List<Subshell> all() {
        var all = new ArrayList<>(created.values());
        all.addFirst(main);
        return all;
    }

    /// Ends all threads after what waits for them.
    void end() {
        synchronized (this) {
            ended = true;
        }
        all().forEach(Subshell::end);
    }

    /// Waits until all threads have ended, for a while: one may be caught in what nothing stops.
    void awaitEnd(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (var subshell : all()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            subshell.thread().join(Math.max(1, left));
        }
    }
}
