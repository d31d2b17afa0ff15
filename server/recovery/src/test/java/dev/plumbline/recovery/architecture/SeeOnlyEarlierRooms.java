package dev.plumbline.recovery.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** That a class sees its own room and those that this room may see, of all rooms of its module. */
final class SeeOnlyEarlierRooms extends ArchCondition<JavaClass> {

    private final String base;
    private final Map<String, Set<String>> maySee;

    SeeOnlyEarlierRooms(String base, Map<String, Set<String>> maySee) {
        super("see only the rooms that come before their own");
        this.base = base;
        this.maySee = maySee;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> runsBack(room(item), dependency))
                .map(dependency -> SimpleConditionEvent.violated(item, dependency.getDescription()))
                .forEach(events::add);
    }

    private boolean runsBack(String own, Dependency dependency) {
        var seen = dependency.getTargetClass();
        return (seen.getPackageName() + ".").startsWith(base + ".")
                && !room(seen).equals(own)
                && !maySee.getOrDefault(own, Set.of()).contains(room(seen));
    }

    /** {@code flag} for what is below {@code base.flag}, and for a package of offenders that ends in it. */
    private static String room(JavaClass one) {
        var packageName = one.getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }
}
