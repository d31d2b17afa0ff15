package dev.plumbline.careplan.checkin;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.Type;

/** Says why there is no value where one could stand (http://hl7.org/fhir/StructureDefinition/data-absent-reason). */
public final class AbsentAnswer {

    private static final String URL = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String MALFORMED = "error";

    private AbsentAnswer() {}

    /** Marks a value that was sent and is nothing that FHIR could hold. */
    public static Extension malformed() {
        return new Extension(URL, new CodeType(MALFORMED));
    }

    /** Whether something was sent there that FHIR cannot hold. */
    static boolean isMalformed(IBaseHasExtensions value) {
        return reason(value).filter(MALFORMED::equals).isPresent();
    }

    /** Whether the patient was asked and gives no answer: that is no mistake, and no answer either. */
    static boolean isDeclined(QuestionnaireResponseItemAnswerComponent answer) {
        return Stream.of(Optional.<Element>of(answer), valueOf(answer))
                .flatMap(Optional::stream)
                .filter(element -> !(element instanceof Type value) || value.primitiveValue() == null)
                .flatMap(element -> reason(element).stream())
                .anyMatch(reason -> !MALFORMED.equals(reason));
    }

    private static Optional<Element> valueOf(QuestionnaireResponseItemAnswerComponent answer) {
        return Optional.ofNullable(answer.getValue());
    }

    private static Optional<String> reason(IBaseHasExtensions element) {
        return element.getExtension().stream()
                .filter(extension -> URL.equals(extension.getUrl()))
                .map(IBaseExtension::getValue)
                .filter(IPrimitiveType.class::isInstance)
                .map(reason -> ((IPrimitiveType<?>) reason).getValueAsString())
                .findFirst();
    }
}
