package io.github.spencerpark.ijava;

import cahier.session.Session;

import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.jupyter.kernel.BaseKernel;

import org.dflib.jjava.jupyter.kernel.Unchecked;

import java.util.List;

/// A session of Java by the name that IJava's notebooks know.
public class JavaKernel extends BaseKernel {

    private final MavenResolver maven;

    JavaKernel(Session session) {
        super(session);
        maven = new MavenResolver(session);
    }

    /// Adds a jar, a folder of classes or a pattern such as `lib/*.jar` to the class path.
    public void addToClasspath(String path) {
        Unchecked.get(() -> session().magics().runLine("classpath", List.of(path)));
    }

    /// Returns what resolves artifacts of Maven.
    public MavenResolver getMavenResolver() {
        return maven;
    }
}
