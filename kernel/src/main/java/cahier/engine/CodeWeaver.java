package cahier.engine;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Weaves the code of one method.
final class CodeWeaver implements CodeTransform {
    private static final ClassDesc SITES = ClassDesc.of("cahier.engine.CallSites");
    private static final ClassDesc CONSOLES = ClassDesc.of("cahier.engine.Consoles");
    private static final ClassDesc PROCESSES = ClassDesc.of("cahier.engine.CellProcess");
    private static final MethodTypeDesc STARTED =
            MethodTypeDesc.of(
                    ClassDesc.of("java.lang.Process"), ClassDesc.of("java.lang.ProcessBuilder"));
    private static final DirectMethodHandleDesc CALL =
            ConstantDescs.ofCallsiteBootstrap(
                    SITES, "call", ConstantDescs.CD_CallSite, ConstantDescs.CD_String);
    private static final DynamicCallSiteDesc POLL =
            DynamicCallSiteDesc.of(
                    ConstantDescs.ofCallsiteBootstrap(SITES, "poll", ConstantDescs.CD_CallSite),
                    "poll",
                    ConstantDescs.MTD_void);

    private final Map<Weaver.KeptField, String> kept;
    private final Mentions mentions;
    private final NamedReads reads;
    private final boolean polled;

    /// The line that a method starts at; 0 where it has none.
    private final int firstLine;

    private final Set<Label> passed = new HashSet<>();

    /// Where what is caught is caught by its class; a `finally` catches anything.
    private final Set<Label> handlers = new HashSet<>();

    CodeWeaver(
            MethodModel method,
            Map<Weaver.KeptField, String> kept,
            Mentions mentions,
            boolean named) {
        this.kept = kept;
        reads = new NamedReads(named);
        this.mentions = mentions;
        String name = method.methodName().stringValue();
        polled = !name.startsWith("<") && !name.startsWith(Mangling.MAIN);
        CodeModel code = method.code().orElseThrow();
        for (ExceptionCatch handler : code.exceptionHandlers()) {
            if (handler.catchType().isPresent()) {
                handlers.add(handler.handler());
            }
        }
        firstLine = polled ? firstLine(code) : 0;
    }

    private static int firstLine(CodeModel code) {
        var table = code.findAttribute(Attributes.lineNumberTable());
        return table.isEmpty() || table.get().lineNumbers().isEmpty()
                ? 0
                : table.get().lineNumbers().getFirst().lineNumber();
    }

    @Override
    public void atStart(CodeBuilder builder) {
        if (polled) {
            // a stack that overflows here has its line too
            if (firstLine > 0) {
                builder.lineNumber(firstLine);
            }
            builder.invokedynamic(POLL);
        }
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof LabelTarget target) {
            label(builder, target);
        } else if (element instanceof FieldInstruction field) {
            field(builder, field);
        } else if (element instanceof InvokeInstruction call) {
            call(builder, call);
        } else if (element instanceof InvokeDynamicInstruction dynamic) {
            dynamic(builder, dynamic);
        } else if (!(element instanceof StackMapTableAttribute)) { // written again at the end
            if (isBackward(element)) {
                builder.invokedynamic(POLL);
            }
            builder.with(element);
        }
    }

    private void label(CodeBuilder builder, LabelTarget target) {
        passed.add(target.label());
        builder.with(target);
        if (handlers.contains(target.label())) {
            builder.dup();
            builder.invokedynamic(TraceCalls.CAUGHT);
        }
    }

    private static void dynamic(CodeBuilder builder, InvokeDynamicInstruction dynamic) {
        DynamicCallSiteDesc site = Exits.replaced(dynamic);
        if (site == null) {
            builder.with(dynamic);
        } else {
            builder.invokedynamic(site);
        }
    }

    private boolean isBackward(CodeElement element) {
        return element instanceof BranchInstruction branch && passed.contains(branch.target())
                || element instanceof TableSwitchInstruction table
                        && passed.contains(table.defaultTarget())
                || element instanceof LookupSwitchInstruction lookup
                        && passed.contains(lookup.defaultTarget());
    }

    private void field(CodeBuilder builder, FieldInstruction field) {
        var key =
                new Weaver.KeptField(
                        field.owner().asInternalName(),
                        field.name().stringValue(),
                        field.type().stringValue());
        String wrapper = kept.get(key);
        String owner = Mangling.plain(wrapper == null ? key.wrapper() : wrapper);
        if (Mangling.isWrapper(owner)) {
            mentions.holder(owner);
        }
        if (wrapper == null) {
            builder.with(field);
        } else {
            ClassDesc place = ClassDesc.ofInternalName(wrapper);
            builder.fieldAccess(field.opcode(), place, key.name(), field.typeSymbol());
        }
        if (Mangling.isWrapper(owner)) {
            if (field.opcode() == Opcode.GETSTATIC) {
                reads.name(builder, Mangling.plainVariable(key.name()), field.typeSymbol());
            } else if (field.opcode() == Opcode.PUTSTATIC) {
                reads.release(builder);
            }
        }
    }

    private void call(CodeBuilder builder, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (call.opcode() == Opcode.INVOKESTATIC && isSessionMethod(owner, name)) {
            String wrapper = Mangling.plain(owner);
            String descriptor = Mangling.plain(call.type().stringValue());
            mentions.call(new Link.Key(wrapper, name, descriptor));
            builder.invokedynamic(DynamicCallSiteDesc.of(CALL, name, call.typeSymbol(), wrapper));
            reads.name(builder, name + "()", call.typeSymbol().returnType());
        } else if (Exits.isExit(owner, name)) {
            builder.invoke(Exits.KIND, Exits.OWNER, Exits.NAME, Exits.type(owner), false);
        } else if (owner.equals("java/lang/System") && name.equals("console")) {
            builder.invokestatic(CONSOLES, name, call.typeSymbol());
        } else if (owner.equals("java/lang/ProcessBuilder") && name.equals("start")) {
            builder.invokestatic(PROCESSES, name, STARTED);
        } else {
            if (Mangling.isWrapper(Mangling.plain(owner))) {
                mentions.holder(Mangling.plain(owner));
            }
            DynamicCallSiteDesc trace = TraceCalls.replaced(call);
            if (trace == null) {
                builder.with(call);
            } else {
                builder.invokedynamic(trace);
            }
        }
    }

    private static boolean isSessionMethod(String owner, String name) {
        return owner.startsWith(Mangling.PACKAGE + "/")
                && Mangling.isWrapper(Mangling.plain(owner))
                && name.indexOf('$') < 0
                && !name.startsWith(Mangling.MAIN);
    }
}
