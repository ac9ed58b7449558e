package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One of the session's methods through its redefinitions: the call sites at which its callers call
/// what it is now. The callers hold it; it holds them weakly.
final class Link {
    private final List<WeakReference<MutableCallSite>> sites = new ArrayList<>();
    private CellLoader loader;
    private Key key;
    private @Nullable MethodHandle target;

    /// A compiled method: the class that holds it, its name and its descriptor, as they run.
    record Key(String wrapper, String name, String descriptor) {

        /// Returns the names of the session's classes in the descriptor.
        private Stream<String> types() {
            var type = MethodTypeDesc.ofDescriptor(descriptor);
            return Stream.concat(type.parameterList().stream(), Stream.of(type.returnType()))
                    .map(Key::element)
                    .filter(t -> t.isClassOrInterface() && t.packageName().isEmpty())
                    .map(t -> t.descriptorString())
                    .map(d -> d.substring(1, d.length() - 1));
        }

        /// Returns the names of the session's classes that both descriptors hold.
        Stream<String> typesLike(Key other) {
            Set<String> others = other.types().collect(Collectors.toSet());
            return types().filter(others::contains);
        }

        private static ClassDesc element(ClassDesc type) {
            ClassDesc element = type;
            while (element.isArray()) {
                element = element.componentType();
            }
            return element;
        }
    }

    Link(CellLoader loader, Key key) {
        this.loader = loader;
        this.key = key;
    }

    /// Returns a call site for callers that were compiled for a type.
    synchronized CallSite site(MethodType type) {
        MutableCallSite site =
                live().stream().filter(s -> s.type().equals(type)).findFirst().orElse(null);
        if (site == null) {
            site = new MutableCallSite(targetFor(type));
            sites.add(new WeakReference<>(site));
        }
        return site;
    }

    /// Makes the callers call another method. Callers from before a type of its was redefined keep
    /// to their own world: for them the method has a link that does not move.
    synchronized void move(CellLoader now, Key nowKey) {
        loader = now;
        key = nowKey;
        target = null;
        List<MutableCallSite> live = live();
        sites.removeIf(site -> site.get() == null);
        for (MutableCallSite site : live) {
            site.setTarget(targetFor(site.type()));
        }
        MutableCallSite.syncAll(live.toArray(MutableCallSite[]::new));
    }

    private List<MutableCallSite> live() {
        return sites.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }

    private MethodHandle target() {
        if (target == null) {
            try {
                var type = MethodType.fromMethodDescriptorString(key.descriptor(), loader);
                Class<?> wrapper = loader.loadClass(key.wrapper());
                target = MethodHandles.publicLookup().findStatic(wrapper, key.name(), type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("method was not loaded: " + key, e);
            }
        }
        return target;
    }

    /// Fits the method to callers that were compiled for a type.
    private MethodHandle targetFor(MethodType wanted) {
        MethodHandle method = target();
        try {
            return method.asType(wanted);
        } catch (WrongMethodTypeException e) {
            String message =
                    "%s now returns %s; what calls it here was compiled when it returned %s: run its cell again"
                            .formatted(
                                    key.name(),
                                    method.type().returnType().getSimpleName(),
                                    wanted.returnType().getSimpleName());
            MethodHandle thrower =
                    MethodHandles.insertArguments(THROW, 0, message)
                            .asType(MethodType.methodType(wanted.returnType()));
            return MethodHandles.dropArguments(thrower, 0, wanted.parameterList());
        }
    }

    private static final MethodHandle THROW = thrower();

    private static MethodHandle thrower() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Link.class,
                            "refuse",
                            MethodType.methodType(Object.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object refuse(String message) {
        throw new IllegalStateException(message);
    }
}
