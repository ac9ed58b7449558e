package cahier.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/// Bootstraps what [Weaver] puts into classes; not meant to be called by hand.
public final class CallSites {
    private CallSites() {}

    /// Links a call of a session's method.
    ///
    /// @param wrapper the class that the caller was compiled against
    public static CallSite call(Lookup caller, String name, MethodType type, String wrapper) {
        var key = new Link.Key(wrapper, name, type.toMethodDescriptorString());
        return loader(caller).called(key).site(type);
    }

    /// Links the question whether the cell is interrupted.
    public static CallSite poll(Lookup caller, String name, MethodType type) {
        return loader(caller).world().interrupts().poll();
    }

    /// Links a call that may read or print the trace of an exception.
    public static CallSite trace(Lookup caller, String name, MethodType type)
            throws ReflectiveOperationException {
        return new ConstantCallSite(
                TraceCalls.target(caller, name, type, loader(caller).world().labels()));
    }

    /// Links the cleaning of what a cell has caught.
    public static CallSite caught(Lookup caller, String name, MethodType type) {
        return new ConstantCallSite(TraceCalls.caught(loader(caller).world().labels()));
    }

    private static CellLoader loader(Lookup caller) {
        return (CellLoader) caller.lookupClass().getClassLoader();
    }
}
