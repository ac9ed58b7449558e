package cahier.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.house.Rooms.Exemption;
import cahier.house.Rooms.Room;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Holds the code to the table of [Rooms]. The classes are read as compiled, before the kernel's
/// libraries are relocated into its jar.
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("cahier.root", ".."));
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .importPaths(
                            ROOT.resolve("kernel/target/classes"),
                            ROOT.resolve("lib/target/classes"));

    @Test
    void everyClassStandsInARoom() {
        assertThat(HOUSE).as("classes read").isNotEmpty();
        assertThat(HOUSE.stream().filter(type -> Rooms.of(type.getPackageName()).isEmpty()))
                .as("classes of a package that the table of rooms does not list")
                .isEmpty();
    }

    @Test
    void roomsImportOnlyWhatTheTableAllows() {
        var forbidden = new TreeSet<String>();
        for (var type : HOUSE) {
            var from = Rooms.of(type.getPackageName()).orElseThrow();
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                if (isForbidden(from, dependency) && exemption(dependency) == null) {
                    forbidden.add(dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).as("imports that the table of rooms forbids").isEmpty();
    }

    @Test
    void exemptionsAreStillNeeded() {
        var needed = new LinkedHashSet<Exemption>();
        for (var type : HOUSE) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var exemption = exemption(dependency);
                if (exemption != null) needed.add(exemption);
            }
        }
        assertThat(Rooms.EXEMPTIONS).as("exemptions of the table").isSubsetOf(needed);
        assertThat(Rooms.EXEMPTIONS).noneMatch(exemption -> exemption.reason().isBlank());
    }

    @Test
    void roomsFormNoCycles() {
        slices().assignedFrom(BY_ROOM).should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theKernelNeverUsesTheLibrary() {
        var library = Rooms.LIBRARY.stream().map(room -> room.name() + "..");
        noClasses()
                .that(resideInAnyPackage(patterns(Rooms.KERNEL)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void nothingUsesALibraryForZeroMq() {
        onlyIn(Set.of(), "org.zeromq..", "zmq..");
    }

    @Test
    void onlyTheEngineUsesTheCompiler() {
        onlyIn(
                Set.of("cahier.engine"),
                "com.sun.tools.javac..",
                "com.sun.source..",
                "jdk.jshell..");
    }

    @Test
    void onlyTheCommandLineUsesPicocli() {
        onlyIn(Set.of("cahier.cli"), "picocli..");
    }

    /// A class that links the module ends the training of the start-up cache and cannot load where
    /// the module is absent, so one provider, found by its name, keeps it to itself.
    @Test
    void onlyTheVectorProviderUsesTheVectorApi() {
        var users =
                HOUSE.stream()
                        .filter(type -> uses(type, "jdk.incubator.vector"))
                        .map(JavaClass::getName);
        assertThat(users)
                .as("classes that link jdk.incubator.vector")
                .allMatch(
                        name -> name.matches("cahier\\.array\\.(Vector\\w*|vector\\..*)([$].*)?"));
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = new TreeSet<String>();
        HOUSE.forEach(type -> packages.add(type.getPackageName()));
        var bare =
                packages.stream()
                        .filter(name -> !HOUSE.getPackage(name).isAnnotatedWith(NullMarked.class));
        assertThat(bare).as("packages whose package-info lacks @NullMarked").isEmpty();
    }

    private static final SliceAssignment BY_ROOM =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return Rooms.of(type.getPackageName())
                            .map(room -> SliceIdentifier.of(room.name()))
                            .orElse(SliceIdentifier.ignore());
                }

                @Override
                public String getDescription() {
                    return "rooms";
                }
            };

    private static void onlyIn(Set<String> rooms, String... packages) {
        noClasses()
                .that(resideOutsideOfPackages(patterns(rooms)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(HOUSE);
    }

    private static boolean isForbidden(Room from, Dependency dependency) {
        return Rooms.of(dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(to -> !to.equals(from) && !from.imports().contains(to.name()))
                .isPresent();
    }

    private static Exemption exemption(Dependency dependency) {
        for (var exemption : Rooms.EXEMPTIONS) {
            if (exemption.from().equals(dependency.getOriginClass().getName())
                    && exemption.to().equals(dependency.getTargetClass().getName())) {
                return exemption;
            }
        }
        return null;
    }

    private static boolean uses(JavaClass type, String packageName) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .anyMatch(target -> target.getPackageName().startsWith(packageName));
    }

    private static String[] patterns(List<Room> rooms) {
        return rooms.stream().map(room -> room.name() + "..").toArray(String[]::new);
    }

    private static String[] patterns(Set<String> rooms) {
        return rooms.stream().map(room -> room + "..").toArray(String[]::new);
    }
}
