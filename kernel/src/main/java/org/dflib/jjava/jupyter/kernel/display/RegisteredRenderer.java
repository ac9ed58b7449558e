package org.dflib.jjava.jupyter.kernel.display;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.display.Renderers;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The functions that were registered for one type of values, as Cahier calls them.
final class RegisteredRenderer implements Renderer<Object> {

    /// What was given for the rendering that goes on.
    static final ScopedValue<Map<String, Object>> PARAMS = ScopedValue.newInstance();

    private static final Map<Class<?>, RegisteredRenderer> ALL = new ConcurrentHashMap<>();

    private final Class<?> type;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /// One function.
    record Entry(
            Set<MIMEType> supported, Set<MIMEType> preferred, RenderFunction<Object> function) {}

    private RegisteredRenderer(Class<?> type) {
        this.type = type;
    }

    static RegisteredRenderer of(Class<?> type) {
        return ALL.computeIfAbsent(type, RegisteredRenderer::new);
    }

    @SuppressWarnings("unchecked")
    static RenderFunction<Object> unchecked(RenderFunction<?> function) {
        return (RenderFunction<Object>) function;
    }

    /// Adds a function: it comes before the earlier ones, which a cell that runs again replaces.
    void add(Entry entry) {
        entries.addFirst(entry);
        Renderers.register(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Object> type() {
        return (Class<Object>) type;
    }

    @Override
    public MimeBundle render(Object value) {
        return render(value, List.of());
    }

    @Override
    public MimeBundle render(Object value, List<String> as) {
        return render(value, as, entries);
    }

    /// Lets functions render a value, each what the ones before it have not given.
    static MimeBundle render(Object value, List<String> as, List<Entry> entries) {
        var output = DisplayDataSource.create();
        var asked = as.stream().map(MIMEType::parse).toList();
        for (var entry : entries) {
            var wanted = new RenderRequestTypes(as.isEmpty() ? entry.preferred() : asked);
            wanted.removeFulfilledRequests(output);
            if (!wanted.anyRequestedIsSupported(entry.supported())) continue;
            var params = PARAMS.orElse(Map.of());
            var context =
                    new RenderContext(
                            wanted,
                            new org.dflib.jjava.jupyter.kernel.display.Renderer(),
                            params,
                            output);
            entry.function().render(value, context);
        }
        return output.bundle();
    }
}
