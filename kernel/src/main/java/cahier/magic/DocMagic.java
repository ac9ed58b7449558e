package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `%doc name` shows the documentation of a class, a method or a name of the session.
final class DocMagic implements Magic {

    @Override
    public String name() {
        return "doc";
    }

    @Override
    public List<String> aliases() {
        return List.of("help");
    }

    @Override
    public String summary() {
        return "show the documentation of a name: %doc String.isBlank";
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
        var name = call.line().strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("%doc: nothing is named; expected String.isBlank");
        }
        var page = call.session().inspect(name, name.length());
        int dot = name.lastIndexOf('.');
        if (page == null && dot > 0) {
            // A method that is not static is known of a value only.
            var member = "((" + name.substring(0, dot) + ") null)" + name.substring(dot);
            page = call.session().inspect(member, member.length());
        }
        if (page == null) throw new IllegalArgumentException("%doc: nothing is known of " + name);
        call.session().page(page);
        return null;
    }
}
