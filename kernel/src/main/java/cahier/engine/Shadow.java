package cahier.engine;

import jdk.jshell.SourceCodeAnalysis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/// Helps who types: whether a cell is whole, what it could go on with, what a name means.
///
/// It works on a thread of its own, and only compiles; a cell that runs meanwhile is not disturbed.
/// All offsets count UTF-16 units.
public final class Shadow implements AutoCloseable {
    private static final int INDENT = 4;

    private final SessionView session;
    private final OwnMembers ownMembers;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("cahier-shadow").factory());
    private @Nullable ShadowShell shell;

    Shadow(SessionView session) {
        this.session = session;
        ownMembers = new OwnMembers(session);
    }

    /// Says whether a text is a whole cell, and how the next line should be indented where it is
    /// not.
    public Completeness isComplete(String source) {
        Outline outline;
        try {
            outline = session.outline(source);
        } catch (StackOverflowError tooDeep) {
            return new Completeness(Completeness.Status.UNKNOWN, "");
        }
        if (outline.isWhole()) {
            return new Completeness(Completeness.Status.COMPLETE, "");
        }
        return outline.isUnfinished()
                ? new Completeness(
                        Completeness.Status.INCOMPLETE, " ".repeat(INDENT * outline.depth()))
                : new Completeness(Completeness.Status.INVALID, "");
    }

    /// Proposes what could stand at a place: members, the session's names, those of the same cell,
    /// keywords, classes and packages.
    ///
    /// @param cursor offset of the place, from 0 to the length of `source`
    public List<Suggestion> complete(String source, int cursor) {
        int end = Math.clamp(cursor, 0, source.length());
        return call(() -> suggestions(source, end));
    }

    /// Says what the name at a place means, or what the call around it takes.
    public List<Documentation> document(String source, int cursor) {
        int end = Math.clamp(cursor, 0, source.length());
        return call(() -> documents(source, end));
    }

    /// Returns what makes the first question as quick as later ones, in steps: each is done when it
    /// returns, and a question of somebody's waits for one at most.
    List<Runnable> firstSteps() {
        return List.of(
                () -> prepare(() -> shellWith(session.state(""))),
                () -> prepare(() -> suggestions("Mat", 3)),
                () -> prepare(() -> suggestions("\"\".le", 5)),
                () -> prepare(() -> suggestions("Math.ma", 7)));
    }

    private void prepare(Runnable work) {
        try {
            thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException e) {
            if (!thread.isShutdown()) {
                throw new IllegalStateException("the shadow could not be prepared", e);
            }
        }
    }

    boolean isPrepared() {
        return shell != null;
    }

    /// Asks for a list; a text that nests too deeply for the compiler has an empty one.
    private <T> List<T> call(Callable<List<T>> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the shadow was asked", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                return List.of();
            }
            throw new IllegalStateException("the shadow failed", e.getCause());
        }
    }

    private List<Suggestion> suggestions(String source, int cursor) {
        String typed = source.substring(0, cursor);
        if (!TypedText.endsInCode(typed)) {
            return List.of();
        }
        int start = session.outline(typed).lastStart();
        ShadowShell.State state = session.state(typed.substring(0, start));
        SourceCodeAnalysis analysis = shellWith(state).analysis();
        String fragment = typed.substring(start);
        var annotations = new Annotations(session, analysis).after(typed);
        if (annotations.isPresent()) {
            return annotations.get();
        }
        var methods = new MethodReferences(session, analysis, state.types());
        var references = methods.after(fragment, cursor);
        if (!references.isEmpty()) {
            return references;
        }
        Set<Suggestion> found = new LinkedHashSet<>();
        if (!fragment.isEmpty() || !TypedText.endsInName(typed)) {
            found.addAll(proposed(analysis, state, fragment, cursor));
        }
        found.addAll(Kinds.keywords(typed));
        found.addAll(notImported(typed, fragment, found));
        return new ArrayList<>(found);
    }

    /// Proposes classes by their full names, after all that can be named as it is.
    private List<Suggestion> notImported(String typed, String fragment, Set<Suggestion> found) {
        String name = Outline.nameBefore(typed);
        int from = typed.length() - name.length();
        String before = typed.substring(0, from).stripTrailing();
        boolean isMember = before.endsWith(".") || before.endsWith("::");
        if (isMember || fragment.stripLeading().startsWith("import ")) {
            return List.of();
        }
        Set<String> known =
                found.stream()
                        .map(suggestion -> suggestion.text().replaceAll("\\(.*", ""))
                        .collect(Collectors.toSet());
        return session.classesStartingWith(name, known).stream()
                .map(full -> new Suggestion(full, from, typed.length(), "class", ""))
                .toList();
    }

    private List<Suggestion> proposed(
            SourceCodeAnalysis analysis, ShadowShell.State state, String fragment, int cursor) {
        int[] anchor = new int[1];
        var proposed = analysis.completionSuggestions(fragment, fragment.length(), anchor);
        boolean isAnything = anchor[0] == fragment.length() && !fragment.endsWith(".");
        if (isAnything && TypedText.endsInName(fragment)) {
            return List.of(); // all names there are: JShell has not understood the text
        }
        var kinds = new Kinds(session, analysis, fragment, state.types());
        int from = cursor - fragment.length() + anchor[0];
        return proposed.stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(Shadow::isOffered)
                .map(text -> kinds.suggestion(text, from, cursor, anchor[0]))
                .toList();
    }

    /// Says whether a proposal is a name that somebody can want to write.
    private static boolean isOffered(String text) {
        return !text.startsWith("$")
                && !text.equals(SessionNames.HOLDER)
                && Character.isJavaIdentifierStart(text.codePointAt(0));
    }

    private List<Documentation> documents(String source, int cursor) {
        int end = cursor;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        var own = session.ownDocumentation(Outline.nameBefore(source.substring(0, end)));
        if (!own.isEmpty()) {
            return own;
        }
        if (end < source.length() && source.charAt(end) == '(') {
            end++; // a method is documented from inside its call
        }
        String typed = source.substring(0, end);
        Outline outline = session.outline(typed);
        SourceCodeAnalysis analysis =
                shellWith(session.state(typed.substring(0, outline.lastStart())))
                        .analysisWithSources();
        String fragment = typed.substring(outline.lastStart());
        return analysis.documentation(fragment, fragment.length(), true).stream()
                .map(d -> ownMembers.documented(d.signature(), text(d.javadoc())))
                .toList();
    }

    private static String text(@Nullable String javadoc) {
        return javadoc == null ? "" : javadoc.strip();
    }

    /// Prepares the shell with names.
    private ShadowShell shellWith(ShadowShell.State state) {
        if (shell == null) {
            shell = new ShadowShell(session.classPath(), session.hasPreview());
        }
        shell.show(state);
        if (shell.isFull()) {
            thread.execute(this::exchange);
        }
        return shell;
    }

    /// Takes a new shell, once who asked has the answer: the next one need not wait for it.
    private void exchange() {
        if (shell != null && shell.isFull()) {
            shell.close();
            shell = null;
            shellWith(session.state(""));
        }
    }

    /// Forgets the shell, as the class path has changed.
    void renew() {
        thread.execute(this::drop);
    }

    private void drop() {
        if (shell != null) {
            shell.close();
            shell = null;
        }
    }

    /// Ends the shadow's thread.
    @Override
    public void close() {
        thread.execute(this::drop);
        thread.shutdown();
    }
}
