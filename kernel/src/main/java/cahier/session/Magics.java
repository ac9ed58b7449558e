package cahier.session;

import cahier.engine.EditDistance;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Holds the magics of a session: the built-in ones, those that `ServiceLoader` finds under
/// [MagicSource], and those that a cell registers.
public final class Magics {

    private final Session session;
    private final Map<String, Magic> byName = new TreeMap<>();
    private boolean loaded;

    Magics(Session session) {
        this.session = session;
    }

    /// Registers a magic under its name and aliases; earlier ones of these names go.
    public synchronized void register(Magic magic) {
        load();
        put(magic);
    }

    /// Registers the form for a line of a magic; a form for a cell that the name has stays.
    public synchronized void registerLine(String name, FormMagic.Form form) {
        register(FormMagic.line(name, form, forms().get(name)));
    }

    /// Registers the form for a whole cell of a magic; a form for a line that the name has stays.
    public synchronized void registerCell(String name, FormMagic.Form form) {
        register(FormMagic.cell(name, form, forms().get(name)));
    }

    private Map<String, Magic> forms() {
        load();
        return byName;
    }

    /// Returns the magic of a name, which is looked up as it is written first, then without regard
    /// to case.
    public synchronized @Nullable Magic find(String name) {
        load();
        var exact = byName.get(name);
        if (exact != null) return exact;
        for (var entry : byName.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) return entry.getValue();
        }
        return null;
    }

    boolean knows(String name) {
        return find(name) != null;
    }

    /// Returns whether Java means the same after a line of a magic, see [Magic#leavesNames].
    boolean leavesNames(String name, String line) {
        var magic = find(name);
        return magic != null && magic.leavesNames(line);
    }

    /// Returns all magics in order of their names.
    public synchronized Collection<Magic> all() {
        load();
        return byName.values().stream()
                .distinct()
                .sorted(Comparator.comparing(Magic::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// Runs a line magic.
    ///
    /// @throws IllegalArgumentException where there is none of that name: the message names those
    ///   that come near
    public @Nullable Object runLine(String name, String line) throws Exception {
        return require("%", name).line(MagicCall.ofLine(session, line));
    }

    /// Runs a cell magic.
    public @Nullable Object runCell(String name, String line, String body, int bodyLine)
            throws Exception {
        return require("%%", name).cell(MagicCall.ofCell(session, line, body, bodyLine));
    }

    /// Runs a line magic with arguments that are cut already.
    public @Nullable Object runLine(String name, List<String> arguments) throws Exception {
        return require("%", name).line(MagicCall.ofLine(session, arguments));
    }

    /// Runs a cell magic with arguments that are cut already.
    public @Nullable Object runCell(String name, List<String> arguments, String body)
            throws Exception {
        return require("%%", name).cell(MagicCall.ofCell(session, arguments, body));
    }

    /// Runs a line magic in the session of the cell that calls this: what `x = %name …` becomes.
    @SuppressWarnings("unchecked")
    public static <T> T call(String name, String line) throws Exception {
        return (T) Session.current().magics().runLine(name, line);
    }

    private Magic require(String percent, String name) {
        var magic = find(name);
        if (magic != null) return magic;
        var near = near(name);
        throw new IllegalArgumentException(
                percent
                        + name
                        + ": unknown magic"
                        + (near.isEmpty() ? ";" : "; did you mean " + percent + near + "?")
                        + " %lsmagic lists all");
    }

    private synchronized String near(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        var best = "";
        int least = Math.max(2, wanted.length() / 3) + 1;
        for (var candidate : byName.keySet()) {
            int distance = EditDistance.between(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private void put(Magic magic) {
        byName.put(magic.name(), magic);
        for (var alias : magic.aliases()) byName.put(alias, magic);
    }

    private void load() {
        if (loaded) return;
        loaded = true;
        for (var magic : List.of(new ImportsMagic(), new LsMagic(), new TimeMagic())) put(magic);
        for (var magic : found()) put(magic);
    }

    private List<Magic> found() {
        var found = new ArrayList<Magic>();
        var loader = Magics.class.getClassLoader();
        var services = ServiceLoader.load(MagicSource.class, loader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) return found;
                found.addAll(services.next().magics());
            } catch (ServiceConfigurationError | LinkageError broken) {
                System.getLogger(Magics.class.getName())
                        .log(System.Logger.Level.WARNING, "magics cannot be loaded", broken);
            }
        }
    }
}
