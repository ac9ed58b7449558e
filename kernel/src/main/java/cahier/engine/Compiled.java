package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What came out of a compilation.
///
/// @param classes by binary name, in the compiler's package
record Compiled(List<CompiledPart> parts, Map<String, byte[]> classes, List<Problem> warnings) {

    /// What one cell declared.
    ///
    /// @param runs whether the wrapper has statements to run
    /// @param valueType the type of the last expression, `null` where there is no value
    record CompiledPart(
            Part part,
            boolean runs,
            @Nullable String valueType,
            List<String> imports,
            List<CompiledVariable> variables,
            List<CompiledMethod> methods,
            List<CompiledType> types) {}

    /// A variable: a static field of a wrapper.
    ///
    /// @param signature generic, in the class file's notation: equal signatures are the same type
    record CompiledVariable(
            int fragment,
            String name,
            String wrapper,
            String descriptor,
            String signature,
            String type,
            Set<Reference> references) {}

    /// A method: a static method of a wrapper.
    ///
    /// @param signs what its header mentions
    /// @param references what its header and body mention
    record CompiledMethod(
            int fragment,
            String name,
            String wrapper,
            String descriptor,
            Set<Reference> signs,
            Set<Reference> references) {

        /// The erased parameter types: methods of one name and one such string replace each other.
        String parameters() {
            return descriptor.substring(0, descriptor.indexOf(')') + 1);
        }
    }

    /// A type, nested ones included.
    ///
    /// @param text its tokens, by which an unchanged declaration is known
    record CompiledType(int fragment, String name, String text, Set<Reference> references) {}
}
