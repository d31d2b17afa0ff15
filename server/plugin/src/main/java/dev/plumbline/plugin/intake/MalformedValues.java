package dev.plumbline.plugin.intake;

import dev.plumbline.careplan.checkin.AbsentAnswer;
import dev.plumbline.careplan.checkin.ResponseItems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.StringType;

/** The values of a resource that are no value of their type: HAPI keeps what was sent, and cannot read it. */
final class MalformedValues {

    /** A number of more digits is no measurement; written out it would fill the memory. */
    private static final int DIGITS = 100;

    private static final Pattern REFERENCE = Pattern.compile("^(urn:(uuid|oid):|#).|(^|/)(%s)[/?]."
            .formatted(Arrays.stream(ResourceType.values()).map(Enum::name).collect(Collectors.joining("|"))));

    private MalformedValues() {}

    static int count(Base resource) {
        return in(resource).size();
    }

    /** Takes them all out of the response and marks where they were. */
    static void mark(QuestionnaireResponse response) {
        ResponseItems.in(response).forEach(item -> item.getAnswer().forEach(MalformedValues::mark));
        var others = in(response);
        others.forEach(value -> value.setValueAsString(null));
        if (others.remove(response.getAuthoredElement())) {
            response.getAuthoredElement().addExtension(AbsentAnswer.malformed());
        }
        others.remove(response.getStatusElement());
        if (dropStrangeReferences(response) || !others.isEmpty()) {
            response.addExtension(AbsentAnswer.malformed());
        }
    }

    /** An integer without value cannot even be copied, hence the other type. */
    private static void mark(QuestionnaireResponseItemAnswerComponent answer) {
        if (!answer.hasValue()) {
            return;
        }
        if (answer.getValue() instanceof PrimitiveType<?> value) {
            if (isMalformed(value) || !value.hasValue()) {
                answer.setValue(absent(value));
            }
            return;
        }
        in(answer.getValue()).stream()
                .filter(value -> !(value instanceof Enumeration))
                .forEach(value -> {
                    value.setValueAsString(null);
                    value.addExtension(AbsentAnswer.malformed());
                });
    }

    private static StringType absent(PrimitiveType<?> value) {
        var absent = new StringType();
        value.getExtension().forEach(absent::addExtension);
        if (isMalformed(value)) {
            absent.addExtension(AbsentAnswer.malformed());
        }
        return absent;
    }

    /** HAPI fails on a reference to something that is no type of resource. */
    private static boolean dropStrangeReferences(QuestionnaireResponse response) {
        var strange = within(response).stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> reference != response.getSubject() && reference.hasReference())
                .filter(reference ->
                        !REFERENCE.matcher(reference.getReference()).find())
                .toList();
        strange.forEach(reference -> reference.setReference(null));
        return !strange.isEmpty();
    }

    private static List<PrimitiveType<?>> in(Base resource) {
        var found = new ArrayList<PrimitiveType<?>>();
        for (var element : within(resource)) {
            if (element instanceof PrimitiveType<?> value && isMalformed(value)) {
                found.add(value);
            }
        }
        return found;
    }

    private static List<Base> within(Base resource) {
        var found = new ArrayList<Base>();
        var ahead = new ArrayDeque<Base>(List.of(resource));
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            found.add(next);
            next.children().forEach(property -> ahead.addAll(property.getValues()));
        }
        return found;
    }

    private static boolean isMalformed(PrimitiveType<?> value) {
        return (value.hasValue() && value.getValue() == null)
                || (value instanceof DecimalType number && isEndless(number));
    }

    private static boolean isEndless(DecimalType number) {
        return number.hasValue()
                && (number.getValue().precision() > DIGITS
                        || Math.abs((long) number.getValue().scale()) > DIGITS);
    }
}
