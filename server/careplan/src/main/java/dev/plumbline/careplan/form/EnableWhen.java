package dev.plumbline.careplan.form;

import dev.plumbline.careplan.store.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Type;

/**
 * When an item is asked, as {@code Questionnaire.item.enableWhen} says
 * (https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen).
 *
 * @param clauses at least one
 * @param all whether every clause must hold, else any
 */
public record EnableWhen(List<Clause> clauses, boolean all) {

    public EnableWhen {
        clauses = List.copyOf(clauses);
    }

    /**
     * Whether it holds with these answers.
     *
     * @param answers all values that were given, by linkId
     */
    public boolean holds(Map<String, List<Type>> answers) {
        Stream<Boolean> held =
                clauses.stream().map(clause -> clause.holds(answers.getOrDefault(clause.question(), List.of())));
        return all ? held.allMatch(Boolean::booleanValue) : held.anyMatch(Boolean::booleanValue);
    }

    /**
     * One comparison with the answers to another question; any of several answers will do.
     *
     * @param question the other question's linkId
     * @param answer that the operator compares with; a Boolean for {@code exists}
     */
    public record Clause(String question, QuestionnaireItemOperator operator, Type answer) {

        boolean holds(List<Type> given) {
            return switch (operator) {
                case EXISTS -> !given.isEmpty() == ((BooleanType) answer).booleanValue();
                case EQUAL -> given.stream().anyMatch(this::isSame);
                case NOT_EQUAL -> given.stream().noneMatch(this::isSame);
                default -> given.stream().anyMatch(this::isOrdered);
            };
        }

        private boolean isSame(Type value) {
            if (value instanceof Coding chosen && answer instanceof Coding wanted) {
                return wanted.getCode().equals(chosen.getCode())
                        && (!chosen.hasSystem() || chosen.getSystem().equals(wanted.getSystem()));
            }
            var number = Numbers.of(value);
            var other = Numbers.of(answer);
            return (number.isPresent() && other.isPresent())
                    ? number.get().compareTo(other.get()) == 0
                    : value.equalsDeep(answer);
        }

        private boolean isOrdered(Type value) {
            return Numbers.of(value)
                    .flatMap(number -> Numbers.of(answer).map(number::compareTo))
                    .filter(order -> switch (operator) {
                        case GREATER_THAN -> order > 0;
                        case LESS_THAN -> order < 0;
                        case GREATER_OR_EQUAL -> order >= 0;
                        default -> order <= 0;
                    })
                    .isPresent();
        }
    }
}
