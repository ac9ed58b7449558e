package cahier.engine;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns a class as the compiler wrote it into the one that is loaded.
///
/// Calls between the session's methods go through call sites that a redefinition can move, loops
/// and method entries ask whether the cell is interrupted, calls that end the process end the cell,
/// members can be reached from the loaders of other cells, and the compiler's package is gone.
final class Weaver {
    private static final ClassFile FILES =
            ClassFile.of(
                    ClassFile.StackMapsOption.DROP_STACK_MAPS,
                    ClassFile.DeadCodeOption.KEEP_DEAD_CODE,
                    ClassFile.AttributesProcessingOption.PASS_ALL_ATTRIBUTES);
    private static final int VISIBILITY = ClassFile.ACC_PRIVATE | ClassFile.ACC_PROTECTED;

    private final RuntimeNames names;

    /// Where variables that keep their field have it: new wrapper and name → wrapper that has it.
    private final Map<KeptField, String> kept;

    private final Mentions mentions = new Mentions();
    private boolean named = true;

    /// A field of a new wrapper whose place an older one keeps.
    record KeptField(String wrapper, String name, String descriptor) {}

    Weaver(RuntimeNames names, Map<KeptField, String> kept) {
        this.names = names;
        this.kept = kept;
    }

    byte[] weave(byte[] compiled) {
        ClassModel model = FILES.parse(compiled);
        String self = model.thisClass().asInternalName();
        return PackageStrip.strip(woven(model, self), names, hashesLambdas(model), mentions::text);
    }

    private static boolean hashesLambdas(ClassModel model) {
        return model.methods().stream()
                .anyMatch(m -> m.methodName().equalsString("$deserializeLambda$"));
    }

    private byte[] woven(ClassModel model, String self) {
        try {
            return transformed(model, self);
        } catch (IllegalArgumentException tooLong) {
            // a method of nearly 64 KB has no room for names
            named = false;
            try {
                return transformed(model, self);
            } finally {
                named = true;
            }
        }
    }

    private byte[] transformed(ClassModel model, String self) {
        return FILES.transformClass(model, (builder, element) -> element(self, builder, element));
    }

    /// Returns what the classes that were woven mention.
    Mentions mentions() {
        return mentions;
    }

    private void element(String self, ClassBuilder builder, ClassElement element) {
        if (element instanceof java.lang.classfile.AccessFlags flags) {
            builder.withFlags(widen(flags.flagsMask()));
        } else if (element instanceof java.lang.classfile.ClassFileVersion version) {
            builder.withVersion(version.majorVersion(), 0);
        } else if (element instanceof FieldModel field) {
            field(self, builder, field);
        } else if (element instanceof MethodModel method) {
            method(builder, method);
        } else if (element instanceof InnerClassesAttribute inner) {
            builder.with(InnerClassesAttribute.of(widened(inner)));
        } else {
            builder.with(element);
        }
    }

    private void field(String self, ClassBuilder builder, FieldModel field) {
        var key =
                new KeptField(
                        self, field.fieldName().stringValue(), field.fieldType().stringValue());
        if (kept.containsKey(key)) {
            return;
        }
        builder.transformField(
                field,
                (b, e) -> {
                    if (e instanceof java.lang.classfile.AccessFlags flags) {
                        b.withFlags(widenMember(flags.flagsMask()));
                    } else {
                        b.with(e);
                    }
                });
    }

    private void method(ClassBuilder builder, MethodModel method) {
        builder.transformMethod(
                method,
                (b, e) -> {
                    if (e instanceof java.lang.classfile.AccessFlags flags) {
                        b.withFlags(widenMember(flags.flagsMask()));
                    } else if (e instanceof java.lang.classfile.CodeModel code) {
                        b.transformCode(code, code(method, code));
                    } else {
                        b.with(e);
                    }
                });
    }

    private CodeTransform code(MethodModel method, java.lang.classfile.CodeModel code) {
        var frames = code.findAttribute(Attributes.stackMapTable());
        CodeTransform weave =
                CodeTransform.ofStateful(() -> new CodeWeaver(method, kept, mentions, named));
        // the labels of the frames move with the code; the attribute as it was read would not
        return frames.isEmpty()
                ? weave
                : weave.andThen(
                        CodeTransform.endHandler(
                                b -> b.with(StackMapTableAttribute.of(frames.get().entries()))));
    }

    private static int widen(int flags) {
        return flags & ~VISIBILITY | ClassFile.ACC_PUBLIC;
    }

    private static int widenMember(int flags) {
        return (flags & ClassFile.ACC_PRIVATE) != 0 ? flags : widen(flags);
    }

    private static List<InnerClassInfo> widened(InnerClassesAttribute inner) {
        var out = new ArrayList<InnerClassInfo>();
        for (InnerClassInfo info : inner.classes()) {
            boolean ours = info.innerClass().asInternalName().startsWith(Mangling.PACKAGE);
            int flags = info.flagsMask();
            out.add(
                    ours && !info.has(AccessFlag.PRIVATE)
                            ? InnerClassInfo.of(
                                    info.innerClass(),
                                    info.outerClass(),
                                    info.innerName(),
                                    widenMember(flags))
                            : info);
        }
        return out;
    }
}
