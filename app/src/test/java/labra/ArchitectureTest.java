package labra;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/// Dependencies run one way: a package knows those of the levels below its own, and packages know each other in no
/// circle, the rooms within a package neither.
class ArchitectureTest {
    /// From the ground up. A package that is not named here stands on the top: nobody may know it.
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("platform", "messages", "console", "csv", "moments", "mail", "postgres", "law"),
            Set.of("web", "money"),
            Set.of("edge"),
            Set.of("access"),
            Set.of("pages", "trail"),
            Set.of("registers", "letters"),
            Set.of("people", "vehicles", "officers", "offences", "proposals", "rulebook", "calendars", "prices"),
            Set.of("fines", "notices", "operations", "backup"),
            Set.of("evidence", "notes", "life", "casefile", "proceedings", "payments", "appeals", "devices"),
            Set.of("reports", "portal", "imports", "demo", "panel", "staff"));

    private static final JavaClasses LABRA = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("labra");

    @Test
    void packages_know_only_what_is_below_them() {
        Set<String> upwards = new TreeSet<>();
        for (JavaClass type : LABRA) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isLabra(dependency.getTargetClass()))
                    .filter(dependency -> level(dependency.getTargetClass()) > level(type))
                    .forEach(dependency -> upwards.add(dependency.getDescription()));
        }
        assertThat(upwards).isEmpty();
    }

    @Test
    void packages_know_each_other_in_no_circle() {
        slices().matching("labra.(*)..").should().beFreeOfCycles().check(LABRA);
        slices().matching("labra.(**)").should().beFreeOfCycles().check(LABRA);
    }

    @Test
    void the_time_is_asked_of_a_clock() {
        for (Class<?> time : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(time, "now").check(LABRA);
        }
    }

    /// Reading a file computes for seconds; on a virtual thread that holds up every request.
    @Test
    void files_are_read_on_threads_of_their_own() {
        noClasses()
                .that()
                .resideInAPackage("labra.imports..")
                .and()
                .doNotHaveSimpleName("Heartbeat")
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .check(LABRA);
        noClasses()
                .that()
                .areAnnotatedWith(RunOnVirtualThread.class)
                .should()
                .dependOnClassesThat()
                .haveSimpleName("ImportDesk")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("UploadRuns")
                .check(LABRA);
    }

    /// So that `./labra dev` serves a word as soon as it is saved.
    @Test
    void words_are_read_out_of_bundles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("labra.messages")
                .should()
                .callMethodWhere(target(owner(type(ResourceBundle.class)).and(name("getBundle"))))
                .check(LABRA);
    }

    /// Roles are in the table of rights alone.
    @Test
    void what_somebody_may_is_asked_as_a_right() {
        noClasses()
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .callMethod(SecurityIdentity.class, "hasRole", String.class)
                .orShould()
                .callMethod(SecurityIdentity.class, "getRoles")
                .check(LABRA);
        noMethods().should().beAnnotatedWith(RolesAllowed.class).check(LABRA);
    }

    @Test
    void names_tell_a_role() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(LABRA);
    }

    @Test
    void tests_are_named_as_sentences() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .haveNameMatching("[a-z0-9]+(_[a-z0-9]+)+")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("labra"));
    }

    @Test
    void every_package_says_what_it_is_and_is_checked_for_nulls() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(LABRA);
        Set<String> described = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (JavaClass type : LABRA) {
            all.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info")) {
                described.add(type.getPackageName());
            }
        }
        assertThat(described).isEqualTo(all);
    }

    private static boolean isLabra(JavaClass type) {
        return type.getPackageName().startsWith("labra.");
    }

    private static int level(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 1 ? level(names[1]) : LEVELS.size();
    }

    /// The level of a package right below `labra`.
    static int level(String room) {
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).contains(room)) {
                return level;
            }
        }
        return LEVELS.size();
    }
}
