package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%classpath build/classes lib/*.jar` adds folders and jars to the class path and returns them.
final class ClasspathMagic implements Magic {

    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String summary() {
        return "add folders of classes or jars to the class path";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public List<String> line(MagicCall call) throws Exception {
        var paths = new ArrayList<Path>();
        for (var pattern : call.arguments()) {
            paths.addAll(JarsMagic.find(call, "%classpath", pattern));
        }
        return JarsMagic.add(
                call, paths, "%classpath: nothing is named; expected folders of classes or jars");
    }
}
