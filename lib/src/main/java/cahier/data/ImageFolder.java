package cahier.data;

import cahier.output.Existing;
import cahier.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads pictures from a folder that has a folder for each class, in the order of their names.
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
    /// @throws IOException if the folder cannot be read or has no pictures in folders
    public ImageFolder(Path folder, int height, int width) throws IOException {
        this.height = height;
        this.width = width;
        var names = new ArrayList<String>();
        var found = new ArrayList<File>();
        for (var directory : sorted(Existing.folder(folder))) {
            if (!Files.isDirectory(directory)) continue;
            for (var file : sorted(directory)) {
                if (isPicture(file)) found.add(new File(file, names.size()));
            }
            names.add(directory.getFileName().toString());
        }
        if (found.isEmpty()) throw new IOException("no pictures in the folders of " + folder);
        classes = List.copyOf(names);
        files = List.copyOf(found);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    private static boolean isPicture(Path file) {
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
        var file = files.get(index).path();
        try {
            return Image.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
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
