package cahier.engine;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Name;

/// Writes types in the notation of class files.
final class Signatures {
    private final Types types;

    Signatures(Types types) {
        this.types = types;
    }

    /// Returns the generic signature of a type, which is its descriptor where it has no arguments.
    String of(Type type) {
        var text = new StringBuilder();
        types.new SignatureGenerator() {
            @Override
            protected void append(char c) {
                text.append(c);
            }

            @Override
            protected void append(byte[] bytes) {
                text.append(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }

            @Override
            protected void append(Name name) {
                text.append(name);
            }
        }.assembleSig(type);
        return text.toString();
    }

    /// Returns the descriptor of a type.
    String erased(Type type) {
        return of(types.erasure(type));
    }
}
