package io.github.spencerpark.ijava.magics;

import cahier.session.Session;

import org.dflib.jjava.jupyter.kernel.Unchecked;

import java.util.List;

/// Resolves artifacts of Maven, as the magics do.
public class MavenResolver {

    private final Session session;

    /// Makes the resolver of a session.
    public MavenResolver(Session session) {
        this.session = session;
    }

    /// Adds a repository.
    public void addRemoteRepo(String id, String url) {
        run("mavenRepo", List.of(id, url));
    }

    /// Adds artifacts with all they need: what `%maven` takes.
    public void addMavenDependencies(List<String> arguments) {
        run("maven", arguments);
    }

    /// Adds what a POM depends on: what `%loadFromPOM` takes.
    public void loadFromPOM(List<String> arguments) {
        run("loadFromPOM", arguments);
    }

    private void run(String magic, List<String> arguments) {
        Unchecked.get(() -> session.magics().runLine(magic, arguments));
    }
}
