package cahier.engine;

import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.TypeEntry;
import cahier.engine.Symbols.VariableEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What came out of a compilation.
///
/// @param parts the new cell's first, then those of earlier ones
/// @param remade the variables whose lambda is made again by the parts of earlier cells
/// @param resets the fields that variables get anew, in the new cell's wrapper
/// @param classes by binary name, in the compiler's package
record Compiled(
        List<CompiledPart> parts,
        List<VariableEntry> remade,
        List<VariableEntry> resets,
        Map<String, byte[]> classes) {

    CompiledPart main() {
        return parts.getFirst();
    }

    /// What one cell declared.
    ///
    /// @param steps the fragments that the wrapper runs, in order
    /// @param valueType the type of the last expression, `null` where there is no value
    /// @param runsNow what its statements mention outside of lambdas and classes
    record CompiledPart(
            Part part,
            List<Fragment> steps,
            @Nullable String valueType,
            List<String> imports,
            List<VariableEntry> variables,
            List<MethodEntry> methods,
            List<TypeEntry> types,
            Set<Reference> runsNow) {}
}
