package cahier.engine;

import java.nio.file.FileSystems;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Tells the JDK which kinds of file system it has, before it searches the class path for more.
///
/// The compiler asks for the file system of the JDK's own modules, and the first who asks for any
/// waits until every jar of the class path has been opened. Reading what tens of jars hold takes as
/// long as the first cell. The jars of the application bring no file system; those that a user adds
/// lie on a class path of their own, where that search never looked.
final class JdkFileSystems {
    private static final String INSTALLED = "installedProviders";

    private JdkFileSystems() {}

    /// Tells it, in a program that the launcher started: only then the class path is the
    /// application's.
    static void install() {
        if (!PackageIndex.isKept()) {
            return;
        }
        try {
            var field = FileSystemProvider.class.getDeclaredField(INSTALLED);
            field.setAccessible(true);
            if (field.get(null) == null) {
                field.set(null, providers());
            }
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            // in a JDK that keeps them elsewhere: nothing is lost but time
            System.getLogger(JdkFileSystems.class.getName())
                    .log(System.Logger.Level.DEBUG, "file systems are searched for", otherwise);
        }
    }

    /// Lists the providers of the JDK as its own search would: that of files first.
    static List<FileSystemProvider> providers() {
        var providers = new ArrayList<FileSystemProvider>();
        providers.add(FileSystems.getDefault().provider());
        ServiceLoader.load(ModuleLayer.boot(), FileSystemProvider.class).forEach(providers::add);
        return List.copyOf(providers);
    }
}
