package org.dflib.jjava.kernel;

import cahier.session.Session;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.Unchecked;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// A session of Java by the name that JJava's notebooks know.
public class JavaKernel extends BaseKernel {

    /// Weak on both sides, for a kernel holds its session.
    private static final Map<Session, WeakReference<JavaKernel>> ALL = new WeakHashMap<>();

    private JavaKernel(Session session) {
        super(session);
    }

    /// Returns the kernel of a session: the same one as long as somebody holds it.
    public static JavaKernel of(Session session) {
        synchronized (ALL) {
            var known = ALL.get(session);
            var kernel = known == null ? null : known.get();
            if (kernel == null) {
                kernel = new JavaKernel(session);
                ALL.put(session, new WeakReference<>(kernel));
            }
            return kernel;
        }
    }

    /// Adds a jar, a folder of classes or a pattern such as `lib/*.jar` to the class path.
    public void addToClasspath(String path) {
        Unchecked.get(() -> session().magics().runLine("classpath", List.of(path)));
    }
}
