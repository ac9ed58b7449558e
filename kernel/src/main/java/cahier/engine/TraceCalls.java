package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Shows a cell that reads the trace of an exception or a thread, or prints it, the frames that a
/// report of the exception would have: its own code's, and none of what runs cells.
///
/// What reads traces elsewhere sees them as they are, `In [3]//cell#3` among them: a library, and a
/// method reference such as `Thread::getAllStackTraces`, which hands the JDK's method out of sight.
final class TraceCalls {
    private static final ClassDesc SITES = ClassDesc.of("cahier.engine.CallSites");

    /// Takes what a cell has caught.
    static final DynamicCallSiteDesc CAUGHT =
            DynamicCallSiteDesc.of(
                    ConstantDescs.ofCallsiteBootstrap(SITES, "caught", ConstantDescs.CD_CallSite),
                    "caught",
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Throwable));

    private static final String PRINT = "printStackTrace";
    private static final String GET = "getStackTrace";
    private static final Set<String> CALLS =
            Set.of(
                    PRINT + "()V",
                    PRINT + "(Ljava/io/PrintStream;)V",
                    PRINT + "(Ljava/io/PrintWriter;)V",
                    GET + "()[Ljava/lang/StackTraceElement;");

    private static final String DUMP = "dumpStack";
    private static final String ALL = "getAllStackTraces";
    private static final String THREAD = "java/lang/Thread";
    private static final String WALKER = "java/lang/StackWalker";
    private static final Set<String> WALKS = Set.of("walk", "forEach");

    private static final DirectMethodHandleDesc BOOTSTRAP =
            ConstantDescs.ofCallsiteBootstrap(SITES, "trace", ConstantDescs.CD_CallSite);

    private static final MethodHandle CATCH =
            found(TraceCalls.class, "caught", void.class, Throwable.class);
    private static final MethodHandle CLEANED =
            found(TraceCalls.class, "cleaned", Throwable.class, Throwable.class);
    private static final MethodHandle FRAMES =
            found(TraceCalls.class, "frames", StackTraceElement[].class, StackTraceElement[].class);
    private static final MethodHandle DUMPED = found(TraceCalls.class, "dump", void.class);
    private static final MethodHandle EVERY = found(TraceCalls.class, "all", Map.class);
    private static final MethodHandle WALKED =
            found(OwnFrames.class, "walk", Function.class, Function.class);
    private static final MethodHandle VISITED =
            found(OwnFrames.class, "forEach", Consumer.class, Consumer.class);

    /// How many exceptions a cell may catch at the cost of a clean trace: to make one takes a
    /// microsecond, to read and write its trace twenty.
    private static final int MOST_CAUGHT = 1000;

    private static volatile int left = MOST_CAUGHT;

    private TraceCalls() {}

    private static MethodHandle found(
            Class<?> owner, String name, Class<?> cleaned, Class<?>... found) {
        var type = MethodType.methodType(cleaned, Labels.class, found);
        try {
            return MethodHandles.lookup().findStatic(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static @Nullable Throwable cleaned(Labels labels, @Nullable Throwable thrown) {
        if (thrown != null) {
            Traces.clean(thrown, labels);
        }
        return thrown;
    }

    private static StackTraceElement[] frames(Labels labels, StackTraceElement[] trace) {
        return Traces.cleaned(trace, labels);
    }

    /// Prints where the calling thread is, as [Thread#dumpStack] does.
    private static void dump(Labels labels) {
        var here = new Exception("Stack trace");
        Traces.clean(here, labels);
        here.printStackTrace();
    }

    /// Returns the traces of all threads, as [Thread#getAllStackTraces] does.
    private static Map<Thread, StackTraceElement[]> all(Labels labels) {
        var traces = Thread.getAllStackTraces();
        traces.replaceAll((thread, trace) -> Traces.cleaned(trace, labels));
        return traces;
    }

    /// Lets a cell catch exceptions anew.
    static void refill() {
        left = MOST_CAUGHT;
    }

    /// Cleans the trace of what a cell has caught, which it may give to a logger; does nothing
    /// where the cell catches too many, or where there is no room for it.
    private static void caught(Labels labels, Throwable thrown) {
        if (left <= 0 || thrown instanceof VirtualMachineError) {
            return;
        }
        left--; // which of several threads counts is all the same
        try {
            Traces.clean(thrown, labels);
        } catch (StackOverflowError e) {
            // what was caught where the stack is full stays as it is
            System.getLogger(TraceCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "trace cannot be cleaned", e);
        }
    }

    /// Returns what cleans what cells have caught.
    static MethodHandle caught(Labels labels) {
        return CATCH.bindTo(labels);
    }

    /// Returns what takes the place of a call that may concern a trace; `null` for any other.
    static @Nullable DynamicCallSiteDesc replaced(InvokeInstruction call) {
        String name = call.name().stringValue();
        String owner = call.owner().asInternalName();
        if (call.opcode() == Opcode.INVOKESTATIC) {
            return owner.equals(THREAD) && (name.equals(DUMP) || name.equals(ALL))
                    ? DynamicCallSiteDesc.of(BOOTSTRAP, name, call.typeSymbol())
                    : null;
        }
        boolean concerns =
                call.opcode() == Opcode.INVOKEVIRTUAL
                        && (CALLS.contains(name + call.type().stringValue())
                                || owner.equals(WALKER) && WALKS.contains(name));
        if (!concerns) {
            return null;
        }
        MethodTypeDesc type = call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
        return DynamicCallSiteDesc.of(BOOTSTRAP, name, type);
    }

    /// Finds the method that a call means, which cleans the trace where there is one.
    static MethodHandle target(Lookup caller, String name, MethodType type, Labels labels)
            throws ReflectiveOperationException {
        if (name.equals(DUMP)) {
            return DUMPED.bindTo(labels);
        }
        if (name.equals(ALL)) {
            return EVERY.bindTo(labels);
        }
        Class<?> receiver = type.parameterType(0);
        MethodHandle method = caller.findVirtual(receiver, name, type.dropParameterTypes(0, 1));
        if (receiver == StackWalker.class) {
            MethodHandle shown = name.equals("walk") ? WALKED : VISITED;
            return MethodHandles.filterArguments(method, 1, shown.bindTo(labels));
        }
        if (Thread.class.isAssignableFrom(receiver)) {
            return MethodHandles.filterReturnValue(method, FRAMES.bindTo(labels));
        }
        if (!Throwable.class.isAssignableFrom(receiver)) {
            return method;
        }
        MethodHandle cleaned = CLEANED.bindTo(labels);
        return MethodHandles.filterArguments(
                method, 0, cleaned.asType(MethodType.methodType(receiver, receiver)));
    }
}
