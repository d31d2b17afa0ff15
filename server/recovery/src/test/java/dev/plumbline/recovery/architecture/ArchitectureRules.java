package dev.plumbline.recovery.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;

/** The rules that hold in more than one module. Each is shown to fail on an offender. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** The main classes of a module. */
    public static JavaClasses module(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    public static ArchRule hasNoPackageCycles() {
        return slices().matching("dev.plumbline.(**)").should().beFreeOfCycles();
    }

    /**
     * Nobody asks the machine for the time or the zone.
     *
     * @param but full names of the classes that make the one clock and know the one default zone
     */
    public static ArchRule takesTimeAsAnArgument(String... but) {
        return noClasses()
                .that(describe("are not named here", one -> !List.of(but).contains(one.getName())))
                .should()
                .accessTargetWhere(
                        describe("it asks the machine for the time or the zone", ArchitectureRules::asksMachine));
    }

    /**
     * A room sees itself and the rooms that it names.
     *
     * @param base of the rooms, which are packages directly below it
     * @param maySee by room; each room of the module has an entry
     */
    public static ArchRule roomsLookBackOnly(String base, Map<String, Set<String>> maySee) {
        return classes().should(new SeeOnlyEarlierRooms(base, maySee));
    }

    /**
     * Whatever is caught is caught for a reason that its type says.
     *
     * @param edges full names of the classes where our own faults, or a library's, must not go further
     */
    public static ArchRule catchesAllOnlyAt(String... edges) {
        return classes()
                .that(describe("are no edge", one -> !Set.of(edges).contains(topLevel(one.getName()))))
                .should(new CatchNothingInGeneral());
    }

    /** How often these break the rule. */
    public static List<String> violations(ArchRule rule, Class<?>... offenders) {
        return rule.evaluate(new ClassFileImporter().importClasses(offenders))
                .getFailureReport()
                .getDetails();
    }

    private static String topLevel(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static boolean asksMachine(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().equals("java.time");
            case "system", "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
            case "tickMillis", "tickSeconds", "tickMinutes" -> owner.isEquivalentTo(Clock.class);
            case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
            case "getDefault" -> owner.isEquivalentTo(TimeZone.class);
            case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class) && target.getFullName().equals("java.util.Date.<init>()");
            default -> false;
        };
    }
}
