package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

/// `%env` prints the environment, `%env NAME` returns a variable, `%env NAME=value` sets one for
/// the child processes of magics.
final class EnvMagic implements Magic {

    @Override
    public String name() {
        return "env";
    }

    @Override
    public String summary() {
        return "print, return or set variables of the environment of child processes";
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
        var environment = call.session().surroundings().environment();
        var line = call.line().strip();
        if (line.isEmpty()) {
            environment.forEach((name, value) -> System.out.println(name + "=" + value));
            return null;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            var value = environment.get(line);
            if (value == null) throw new IllegalArgumentException("%env: not set: " + line);
            return value;
        }
        var name = line.substring(0, equals).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("%env: no name: got '" + line + "'");
        }
        environment.put(name, line.substring(equals + 1).strip());
        return null;
    }
}
