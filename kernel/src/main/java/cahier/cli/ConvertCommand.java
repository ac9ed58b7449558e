package cahier.cli;

import cahier.notebook.MarkedSource;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.runner.Language;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Turns notebooks into Java sources with cell marks, and such sources into notebooks.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Turn notebooks into Java sources with cell marks (// %%%%), and back.",
            "%nA source holds all of a notebook but its outputs. Converted back onto the",
            "notebook, the cells whose code is unchanged keep theirs.%n",
            "  cahier convert a.ipynb        writes a.java",
            "  cahier convert a.java         writes a.ipynb",
            "  cahier convert --check docs   tells which docs/*.java are out of date%n",
            "In a source, text and magics stand in comments; a comment that looks like a",
            "mark or a magic has one \"// \" more."
        },
        footerHeading = ExitCode.HEADING,
        footer = {
            "  0    all went well%n"
                    + "  2    a file cannot be read or written, or is malformed%n"
                    + "  3    with --check: a file is not up to date"
        })
final class ConvertCommand implements Callable<Integer> {

    /// What a file is turned into.
    enum Form {
        JAVA(".java"),
        IPYNB(".ipynb");

        final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        Form other() {
            return this == JAVA ? IPYNB : JAVA;
        }
    }

    @Spec CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Notebooks, Java sources, folders (searched to any depth) or patterns; "
                            + "- reads the input and writes to the output, and needs --to.")
    List<String> paths = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "FORM",
            converter = FormConverter.class,
            description = "java or ipynb. Default: the other one of what PATH is.")
    @Nullable Form to;

    @ArgGroup Where where = new Where();

    @Option(
            names = "--force",
            description =
                    "Write over a file that is newer than what it is made from and differs, "
                            + "and over a notebook with cells where the source has none.")
    boolean force;

    /// Where results go: at most one of these.
    static final class Where {
        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Write to this file; - is the output.")
        @Nullable Path file;

        @Option(names = "--output-dir", paramLabel = "DIR", description = "Write into this folder.")
        @Nullable Path folder;

        @Option(
                names = "--check",
                description = "Write nothing; name the files that are not up to date.")
        boolean check;
    }

    @Override
    public Integer call() throws Exception {
        if (paths.equals(List.of("-"))) return filter();
        var files = new ArrayList<Path>();
        for (var path : paths)
            files.addAll(new NotebookPaths("convert", endingFor(path)).find(List.of(path)));
        if (where.file != null && files.size() > 1) {
            throw usage("--output takes one file: got " + files.size() + "; see --output-dir");
        }
        if (where.folder != null) WritableFiles.makeFolder("--output-dir", where.folder);
        int code = ExitCode.OK;
        for (var file : files) {
            int one = convert(file);
            if (one == ExitCode.BAD_INPUT || code == ExitCode.OK) code = one;
        }
        System.out.flush();
        return code;
    }

    /// In a folder are both forms; what is looked for there are the files to be read.
    private String endingFor(String path) {
        if (to != null) return to.other().ending;
        return path.endsWith(Form.JAVA.ending) ? Form.JAVA.ending : Form.IPYNB.ending;
    }

    private int convert(Path file) {
        var form = to != null ? to : isNotebook(file) ? Form.JAVA : Form.IPYNB;
        var target = target(file, form);
        try {
            return form == Form.JAVA ? toJava(file, target) : toNotebook(file, target);
        } catch (NotebookException e) {
            System.err.println("cahier: " + file + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int toJava(Path file, Path target) {
        var notebook = NotebookFile.read(file);
        // git shows notebooks in any language by this command
        if (!isOutput(target)) Language.check(notebook);
        var text = MarkedSource.write(notebook);
        if (!isOutput(target) && Files.exists(target)) {
            var present = NotebookFile.text(target);
            if (present.equals(text)) return ExitCode.OK;
            if (!where.check) Overwriting.checkMarked(target, present);
        }
        return write(file, target, text);
    }

    private int toNotebook(Path file, Path target) {
        var source = MarkedSource.read(NotebookFile.text(file));
        for (var note : source.notebook().replacedIds()) {
            System.err.println("note: " + file + ": " + note);
        }
        var present = isOutput(target) ? null : Overwriting.notebook(target);
        var notebook = source.onto(present);
        if (notebook.equals(present)) return ExitCode.OK;
        if (present != null && !where.check && !force) {
            Overwriting.checkCells(target, present, notebook);
        }
        return write(file, target, notebook.text());
    }

    private int write(Path file, Path target, String text) {
        if (isOutput(target)) {
            print(text);
            return ExitCode.OK;
        }
        if (where.check) {
            var state =
                    Files.exists(target) ? ": differs from what " : ": is missing; to be made of ";
            System.out.println(target + state + file + (Files.exists(target) ? " gives" : ""));
            return ExitCode.MISMATCH;
        }
        if (!force) Overwriting.checkAge(file, target);
        NotebookFile.write(target, text.getBytes(StandardCharsets.UTF_8));
        System.out.println(file + ": written to " + target);
        return ExitCode.OK;
    }

    private static boolean isNotebook(Path file) {
        return file.toString().endsWith(Form.IPYNB.ending);
    }

    private Path target(Path file, Form form) {
        if (where.file != null) return where.file;
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        var renamed = (dot > 0 ? name.substring(0, dot) : name) + form.ending;
        return where.folder != null ? where.folder.resolve(renamed) : file.resolveSibling(renamed);
    }

    private static String notebook(String input) {
        var source = MarkedSource.read(input);
        for (var note : source.notebook().replacedIds()) System.err.println("note: " + note);
        return source.onto(null).text();
    }

    private int filter() throws IOException {
        if (to == null) throw usage("- needs --to java or --to ipynb");
        try {
            var input = NotebookFile.decode(System.in.readAllBytes());
            print(to == Form.JAVA ? MarkedSource.write(Notebook.parse(input)) : notebook(input));
            return ExitCode.OK;
        } catch (NotebookException e) {
            System.err.println("cahier: the input: " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private static boolean isOutput(Path target) {
        return target.toString().equals("-");
    }

    private static void print(String text) {
        System.out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private RuntimeException usage(String message) {
        return Refused.argument(spec.commandLine(), message);
    }

    /// Reads the name of a form.
    static final class FormConverter implements ITypeConverter<Form> {
        @Override
        public Form convert(String value) {
            return switch (value) {
                case "java" -> Form.JAVA;
                case "ipynb" -> Form.IPYNB;
                default ->
                        throw new TypeConversionException(
                                "got '" + value + "'; expected java or ipynb");
            };
        }
    }
}
