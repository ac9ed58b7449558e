package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `%who` shows the variables of the session with their types and values.
final class WhoMagic implements Magic {

    @Override
    public String name() {
        return "who";
    }

    @Override
    public List<String> aliases() {
        return List.of("whos");
    }

    @Override
    public String summary() {
        return "show the session's variables";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public boolean leavesNames(String line) {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        var variables = call.session().variables();
        return variables.isEmpty() ? "no variables" : variables;
    }
}
