package cahier.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The call sites of the session's methods: one for each method that was ever compiled, at which
/// all its callers call what the method is now.
final class Links {
    private final Map<Key, MutableCallSite> sites = new HashMap<>();
    private final Map<Key, MethodHandle> moved = new HashMap<>();

    /// Which keys follow a method when it is replaced.
    private final Map<Key, List<Key>> followers = new HashMap<>();

    /// A compiled method: the class that holds it, its name and its descriptor.
    record Key(String wrapper, String name, String descriptor) {}

    synchronized CallSite site(Lookup caller, String wrapper, String name, MethodType type)
            throws ReflectiveOperationException {
        var key = new Key(wrapper, name, type.toMethodDescriptorString());
        MutableCallSite site = sites.get(key);
        if (site == null) {
            MethodHandle target = caller.findStatic(caller.findClass(wrapper), name, type);
            if (moved.containsKey(key)) {
                target = adapted(moved.get(key), target, key);
            }
            site = new MutableCallSite(target);
            sites.put(key, site);
        }
        return site;
    }

    /// Makes the callers of a method, and of all that it replaced, call another.
    synchronized void replace(Key old, Key now, MethodHandle target) {
        List<Key> following = followers.computeIfAbsent(old, k -> new ArrayList<>());
        following.add(old);
        followers.remove(old);
        followers.put(now, following);
        var changed = new ArrayList<MutableCallSite>();
        for (Key key : following) {
            moved.put(key, target);
            MutableCallSite site = sites.get(key);
            if (site != null) {
                site.setTarget(adapted(target, site.getTarget(), key));
                changed.add(site);
            }
        }
        MutableCallSite.syncAll(changed.toArray(MutableCallSite[]::new));
    }

    /// Fits a new method to callers of an old one.
    private static MethodHandle adapted(MethodHandle target, MethodHandle old, Key key) {
        MethodType wanted = old.type();
        if (speaksOfOtherTypes(target.type(), wanted)) {
            return old; // callers from before a type was redefined keep to their own world
        }
        try {
            return target.asType(wanted);
        } catch (WrongMethodTypeException e) {
            String message =
                    "%s now returns %s; what calls it here was compiled when it returned %s: run its cell again"
                            .formatted(
                                    key.name(),
                                    target.type().returnType().getSimpleName(),
                                    wanted.returnType().getSimpleName());
            MethodHandle thrower =
                    MethodHandles.insertArguments(THROW, 0, message)
                            .asType(MethodType.methodType(wanted.returnType()));
            return MethodHandles.dropArguments(thrower, 0, wanted.parameterList());
        }
    }

    private static boolean speaksOfOtherTypes(MethodType now, MethodType then) {
        for (int i = 0; i < now.parameterCount(); i++) {
            if (isOther(now.parameterType(i), then.parameterType(i))) {
                return true;
            }
        }
        return isOther(now.returnType(), then.returnType());
    }

    private static boolean isOther(Class<?> now, Class<?> then) {
        return now != then && now.getName().equals(then.getName());
    }

    private static final MethodHandle THROW = thrower();

    private static MethodHandle thrower() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Links.class,
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
