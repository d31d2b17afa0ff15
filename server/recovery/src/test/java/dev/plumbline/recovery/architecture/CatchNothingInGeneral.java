package dev.plumbline.recovery.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * That no handler takes whatever may be thrown. The handlers that the compiler writes for try-with-resources are not
 * the author's: they catch Throwable and keep what closing throws as suppressed.
 */
final class CatchNothingInGeneral extends ArchCondition<JavaClass> {

    private static final Set<String> GENERAL =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    CatchNothingInGeneral() {
        super("catch nothing in general");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (JavaCodeUnit unit : item.getCodeUnits()) {
            for (TryCatchBlock block : unit.getTryCatchBlocks()) {
                block.getCaughtThrowables().stream()
                        .filter(caught -> GENERAL.contains(caught.getName()))
                        .filter(caught -> !(closesResources(unit) && caught.isEquivalentTo(Throwable.class)))
                        .forEach(caught -> events.add(SimpleConditionEvent.violated(
                                item, "%s catches %s".formatted(unit.getFullName(), caught.getSimpleName()))));
            }
        }
    }

    private static boolean closesResources(JavaCodeUnit unit) {
        return unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Throwable.class)
                        && call.getName().equals("addSuppressed"));
    }
}
