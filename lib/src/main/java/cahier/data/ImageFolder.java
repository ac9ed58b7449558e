package cahier.data;

import cahier.output.Existing;
import cahier.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Reads pictures from a folder that has a folder for each class, in the order of their names,
/// which is the same on every system. Pictures may lie in folders within a class; what has a name
/// that starts with a dot is left out.
///
/// Pictures are read when a batch asks for them, made colour, and resized to one size.
public final class ImageFolder implements Dataset {

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");

    private record File(Path path, int label) {}

    private final List<String> classes;
    private final List<File> files;
    private final int height;
    private final int width;

    /// Lists the pictures of a folder.
    ///
    /// @param height of the inputs, to which each picture is resized
    /// @param width of the inputs
    /// @throws IOException if the folder cannot be read, has no pictures in folders, or has a
    ///   folder without any
    public ImageFolder(Path folder, int height, int width) throws IOException {
        this.height = height;
        this.width = width;
        var names = new ArrayList<String>();
        var empty = new ArrayList<String>();
        var found = new ArrayList<File>();
        for (var directory : sorted(Existing.folder(folder), 1)) {
            if (!Files.isDirectory(directory)) continue;
            var before = found.size();
            for (var file : sorted(directory, Integer.MAX_VALUE)) {
                if (isPicture(file)) found.add(new File(file, names.size()));
            }
            if (found.size() == before) empty.add(directory.getFileName().toString());
            names.add(directory.getFileName().toString());
        }
        if (found.isEmpty()) throw new IOException("no pictures in the folders of " + folder);
        if (!empty.isEmpty()) {
            throw new IOException(
                    "no pictures in "
                            + String.join(", ", empty)
                            + " of "
                            + folder
                            + "; each folder is a class");
        }
        classes = List.copyOf(names);
        files = List.copyOf(found);
    }

    /// Returns what lies in a folder and, down to a depth, in folders in it.
    private static List<Path> sorted(Path folder, int depth) throws IOException {
        try (var list = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return list.filter(path -> !path.equals(folder) && !isHidden(folder.relativize(path)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isHidden(Path inside) {
        for (var name : inside) if (name.toString().startsWith(".")) return true;
        return false;
    }

    private static boolean isPicture(Path file) {
        if (!Files.isRegularFile(file)) return false;
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /// Returns the names of the classes; a label is a place in it.
    public List<String> classes() {
        return classes;
    }

    @Override
    public int size() {
        return files.size();
    }

    /// Returns one picture as it is in its file.
    public Image image(int index) {
        var file = files.get(Selection.place("image", index, files.size())).path();
        try {
            return Image.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("image: " + e.getMessage(), e);
        }
    }

    @Override
    public Batch batch(int... indices) {
        var inputs = new Tensor[indices.length];
        var labels = new int[indices.length];
        for (var i = 0; i < indices.length; i++) {
            inputs[i] = image(indices[i]).colour().resize(height, width).toTensor();
            labels[i] = files.get(indices[i]).label();
        }
        if (inputs.length == 0) return new Batch(Tensor.zeros(0, 3, height, width), labels);
        return new Batch(Tensor.stack(0, inputs), labels);
    }

    /// Returns the number of pictures and the classes.
    @Override
    public String toString() {
        return size() + " pictures of " + String.join(", ", classes);
    }
}
