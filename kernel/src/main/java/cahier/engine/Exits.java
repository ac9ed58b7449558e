package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Recognises calls that end the process, and names what takes their place: [CellExit#exit].
final class Exits {
    static final Opcode KIND = Opcode.INVOKESTATIC;
    static final ClassDesc OWNER = ClassDesc.of("cahier.engine.CellExit");
    static final String NAME = "exit";

    private static final String SYSTEM = "java/lang/System";
    private static final String RUNTIME = "java/lang/Runtime";

    private Exits() {}

    static boolean isExit(String owner, String name) {
        return owner.equals(SYSTEM) && name.equals("exit")
                || owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
    }

    static MethodTypeDesc type(String owner) {
        return owner.equals(SYSTEM)
                ? MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int)
                : MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ClassDesc.of("java.lang.Runtime"),
                        ConstantDescs.CD_int);
    }

    /// Returns a call site without method references that end the process; `null` where the site
    /// has none.
    static @Nullable DynamicCallSiteDesc replaced(InvokeDynamicInstruction dynamic) {
        List<ConstantDesc> arguments = dynamic.bootstrapArgs();
        if (arguments.stream().noneMatch(Exits::isExit)) {
            return null;
        }
        return DynamicCallSiteDesc.of(
                dynamic.bootstrapMethod(),
                dynamic.name().stringValue(),
                dynamic.typeSymbol(),
                arguments.stream().map(Exits::replaced).toArray(ConstantDesc[]::new));
    }

    private static boolean isExit(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle
                && isExit(internal(handle), handle.methodName());
    }

    private static ConstantDesc replaced(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle && isExit(argument)
                ? MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC, OWNER, NAME, type(internal(handle)))
                : argument;
    }

    private static String internal(DirectMethodHandleDesc handle) {
        String descriptor = handle.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
