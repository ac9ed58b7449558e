package org.dflib.jjava.jupyter;

import cahier.session.ClassPathWatcher;
import cahier.session.Session;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Installs the extensions that a session's class path holds, each once.
public final class Extensions implements ClassPathWatcher {

    private static final Map<Session, Set<Class<?>>> INSTALLED = new WeakHashMap<>();

    /// Makes the watcher, for `ServiceLoader`.
    public Extensions() {}

    @Override
    public void grown(Session session, ClassLoader loader) {
        var found = ServiceLoader.load(Extension.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) return;
                var extension = found.next();
                if (isNew(session, extension)) extension.install(BaseKernel.of(session));
            } catch (ServiceConfigurationError | RuntimeException | LinkageError failure) {
                // A library that cannot prepare itself must not cost the user the class path.
                System.err.println("an extension could not be installed: " + failure);
            }
        }
    }

    private static synchronized boolean isNew(Session session, Extension extension) {
        return INSTALLED
                .computeIfAbsent(session, s -> ConcurrentHashMap.newKeySet())
                .add(extension.getClass());
    }
}
