package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

/// `%reset` forgets what the cells have declared and imported; the class path stays.
final class ResetMagic implements Magic {

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String summary() {
        return "forget the cells' variables, methods, types and imports";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        int variables = call.session().variables().size();
        call.session().reset();
        System.out.println(
                "Forgot "
                        + variables
                        + (variables == 1 ? " variable" : " variables")
                        + ", all methods, types and imports of the cells; the class path stays.");
        return null;
    }
}
