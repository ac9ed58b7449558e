package cahier.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashMap;
import java.util.Map;

/// The call sites of the session's methods: one for each method that was ever compiled, at which
/// all its callers call what the method is now.
final class Links {
    private final Map<Key, MutableCallSite> sites = new HashMap<>();
    private final Map<Key, MethodHandle> moved = new HashMap<>();

    private record Key(String wrapper, String name, String descriptor) {}

    synchronized CallSite site(Lookup caller, String wrapper, String name, MethodType type)
            throws ReflectiveOperationException {
        var key = new Key(wrapper, name, type.toMethodDescriptorString());
        MutableCallSite site = sites.get(key);
        if (site == null) {
            MethodHandle target = moved.get(key);
            if (target == null) {
                Class<?> owner = caller.findClass(wrapper);
                target = caller.findStatic(owner, name, type);
            }
            site = new MutableCallSite(target.asType(type));
            sites.put(key, site);
        }
        return site;
    }
}
