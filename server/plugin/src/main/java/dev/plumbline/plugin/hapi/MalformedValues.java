package dev.plumbline.plugin.hapi;

import dev.plumbline.plugin.checkin.AbsentAnswer;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Finds the elements of a resource whose value could not be read: they are there, and empty. */
final class MalformedValues {

    /** A number of more digits is no measurement; written out it would fill the memory. */
    private static final int DIGITS = 100;

    private MalformedValues() {}

    /** Empties the numbers that are too long, and marks each answer that is empty. */
    static void markAnswers(QuestionnaireResponse response) {
        response.getItem().forEach(item -> within(item).forEach(MalformedValues::emptyIfEndless));
        response.getItem().stream()
                .flatMap(item -> in(item).stream())
                .filter(value -> !(value instanceof Enumeration))
                .forEach(value -> value.addExtension(AbsentAnswer.malformed()));
    }

    /** Marks the date of the response where it is empty, and the response for anything else but its status. */
    static void markRest(QuestionnaireResponse response) {
        var others = in(response);
        if (others.removeIf(value -> value == response.getAuthoredElement())) {
            response.getAuthoredElement().addExtension(AbsentAnswer.malformed());
        }
        others.removeIf(value -> value == response.getStatusElement());
        if (!others.isEmpty()) {
            response.addExtension(AbsentAnswer.malformed());
        }
    }

    static int count(Base resource) {
        return in(resource).size();
    }

    private static List<PrimitiveType<?>> in(Base resource) {
        var found = new ArrayList<PrimitiveType<?>>();
        within(resource).forEach(element -> {
            if (element instanceof PrimitiveType<?> value && !value.hasValue() && !value.hasExtension()) {
                found.add(value);
            }
        });
        return found;
    }

    private static List<Base> within(Base resource) {
        var found = new ArrayList<Base>();
        var ahead = new ArrayDeque<Base>(List.of(resource));
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            found.add(next);
            next.children().stream()
                    .filter(property -> !"id".equals(property.getName()))
                    .forEach(property -> ahead.addAll(property.getValues()));
        }
        return found;
    }

    private static void emptyIfEndless(Base element) {
        if (element instanceof DecimalType number
                && number.hasValue()
                && (number.getValue().precision() > DIGITS || Math.abs((long) number.getValue().scale()) > DIGITS)) {
            number.setValue((BigDecimal) null);
        }
    }
}
