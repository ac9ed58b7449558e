package cahier.engine;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.EnumMap;
import java.util.Map;

/// Gives what a method reads from the session's variables and gets from its methods the names that
/// the user knows.
///
/// The virtual machine says what was null by the instruction that put it there: of a static field
/// it names the class too, which nobody wrote. So each value passes through a local variable that
/// has the name, for the length of one instruction; compiled code has no trace of it.
final class NamedReads {
    private final boolean enabled;
    private final Map<TypeKind, Integer> slots = new EnumMap<>(TypeKind.class);
    private boolean holds;

    /// @param enabled false for code that has no room for it
    NamedReads(boolean enabled) {
        this.enabled = enabled;
    }

    /// Names the value on top of the stack, if a message can mention it: objects, and what may be
    /// an array's index.
    void name(CodeBuilder builder, String name, ClassDesc type) {
        TypeKind kind = TypeKind.from(type).asLoadable();
        boolean mentioned = kind == TypeKind.REFERENCE || kind == TypeKind.INT && !isBoolean(type);
        if (!enabled || !mentioned) {
            return;
        }
        int slot = slots.computeIfAbsent(kind, builder::allocateLocal);
        holds |= kind == TypeKind.REFERENCE;
        builder.storeLocal(kind, slot);
        Label from = builder.newBoundLabel();
        builder.loadLocal(kind, slot);
        builder.localVariable(slot, name, type, from, builder.newBoundLabel());
    }

    private static boolean isBoolean(ClassDesc type) {
        return type.descriptorString().equals("Z");
    }

    /// Lets go of the object that was read last, where it may have been left for another.
    void release(CodeBuilder builder) {
        if (holds) {
            builder.aconst_null();
            builder.storeLocal(TypeKind.REFERENCE, slots.get(TypeKind.REFERENCE));
            holds = false;
        }
    }
}
