package cahier.engine;

import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.VariableEntry;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the class files from which the shadow knows the session: its types, with all members but
/// the private ones public and without code, and one class that holds all variables and methods.
final class SessionNames {

    /// The class of variables and methods.
    static final String HOLDER = "Names";

    private static final int VISIBILITY = ClassFile.ACC_PRIVATE | ClassFile.ACC_PROTECTED;
    private static final ClassFile FILES = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final Map<String, byte[]> compiled;
    private final Map<String, ClassModel> wrappers = new HashMap<>();

    /// @param compiled class files as the compiler wrote them, by binary name
    SessionNames(Map<String, byte[]> compiled) {
        this.compiled = compiled;
    }

    Map<String, byte[]> classes(List<VariableEntry> variables, List<MethodEntry> methods) {
        var made = new LinkedHashMap<String, byte[]>();
        compiled.forEach(
                (name, bytes) -> {
                    if (!Mangling.isWrapper(Mangling.plain(name))) {
                        made.put(name, opened(bytes));
                    }
                });
        String holder = Mangling.compiled(HOLDER);
        made.put(
                holder,
                FILES.build(
                        ClassDesc.of(holder),
                        builder -> {
                            builder.withFlags(ClassFile.ACC_PUBLIC);
                            variables.forEach(v -> field(builder, v));
                            methods.forEach(m -> method(builder, m));
                        }));
        return made;
    }

    private void field(ClassBuilder builder, VariableEntry variable) {
        for (FieldModel field : wrapper(variable.wrapper()).fields()) {
            if (field.fieldName().equalsString(variable.name())) {
                builder.withField(
                        field.fieldName(),
                        field.fieldType(),
                        f -> {
                            f.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC);
                            field.findAttribute(Attributes.signature()).ifPresent(f::with);
                        });
            }
        }
    }

    private void method(ClassBuilder builder, MethodEntry entry) {
        for (MethodModel method : wrapper(entry.wrapper()).methods()) {
            if (method.methodName().equalsString(entry.name())
                    && method.methodType().equalsString(entry.descriptor())) {
                int flags = method.flags().flagsMask() | ClassFile.ACC_NATIVE;
                builder.withMethod(
                        method.methodName(),
                        method.methodType(),
                        flags,
                        m -> {
                            method.findAttribute(Attributes.signature()).ifPresent(m::with);
                            method.findAttribute(Attributes.methodParameters()).ifPresent(m::with);
                            method.findAttribute(Attributes.exceptions()).ifPresent(m::with);
                        });
            }
        }
    }

    private ClassModel wrapper(String name) {
        return wrappers.computeIfAbsent(name, n -> FILES.parse(compiled.get(Mangling.compiled(n))));
    }

    private static byte[] opened(byte[] bytes) {
        return FILES.transformClass(
                FILES.parse(bytes),
                (builder, element) -> {
                    switch (element) {
                        case AccessFlags flags -> builder.withFlags(open(flags.flagsMask()));
                        case FieldModel field ->
                                builder.transformField(
                                        field,
                                        (b, e) -> {
                                            if (e instanceof AccessFlags f) {
                                                b.withFlags(open(f.flagsMask()));
                                            } else {
                                                b.with(e);
                                            }
                                        });
                        case MethodModel method -> bodyless(builder, method);
                        case InnerClassesAttribute inner ->
                                builder.with(
                                        InnerClassesAttribute.of(
                                                inner.classes().stream()
                                                        .map(SessionNames::opened)
                                                        .toList()));
                        default -> builder.with(element);
                    }
                });
    }

    private static void bodyless(ClassBuilder builder, MethodModel method) {
        boolean code = method.code().isPresent();
        builder.transformMethod(
                method,
                (b, e) -> {
                    if (e instanceof AccessFlags f) {
                        int flags = open(f.flagsMask());
                        b.withFlags(code ? flags | ClassFile.ACC_NATIVE : flags);
                    } else if (!(e instanceof CodeModel)) {
                        b.with(e);
                    }
                });
    }

    private static InnerClassInfo opened(InnerClassInfo info) {
        return InnerClassInfo.of(
                info.innerClass(), info.outerClass(), info.innerName(), open(info.flagsMask()));
    }

    private static int open(int flags) {
        return (flags & ClassFile.ACC_PRIVATE) != 0
                ? flags
                : flags & ~VISIBILITY | ClassFile.ACC_PUBLIC;
    }
}
