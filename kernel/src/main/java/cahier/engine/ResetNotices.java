package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells which variables a compilation has reset, and why.
final class ResetNotices {
    private ResetNotices() {}

    static List<String> of(Compiled compiled) {
        var notices = new ArrayList<String>();
        Set<String> redefined = new HashSet<>();
        compiled.main().types().forEach(t -> redefined.add(t.name()));
        Set<String> remade = new HashSet<>();
        compiled.remade().forEach(v -> remade.add(v.name()));
        for (VariableEntry variable : compiled.resets()) {
            if (remade.contains(variable.name())) {
                continue;
            }
            notices.add(
                    "%s was reset to null: its type %s %s"
                            .formatted(
                                    variable.name(), variable.type(), reason(variable, redefined)));
        }
        return notices;
    }

    /// Says why a variable's type is another one now.
    ///
    /// @param redefined the types that the cell declares
    private static String reason(VariableEntry variable, Set<String> redefined) {
        if (redefined.contains(variable.type())) {
            return "was redefined";
        }
        return variable.references().stream()
                .map(Reference::name)
                .filter(redefined::contains)
                .findFirst()
                .map(cause -> "is made of the " + cause + " that was redefined")
                .orElseGet(
                        () ->
                                redefined.size() == 1
                                        ? "depends on the "
                                                + redefined.iterator().next()
                                                + " that was redefined"
                                        : "depends on what was redefined");
    }
}
