package dev.plumbline.careplan.form;

import static java.util.stream.Collectors.toMap;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.store.Canonicals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * Puts the parts of forms in their places, as the modular questionnaires of Structured Data Capture have it
 * (http://hl7.org/fhir/uv/sdc/modular.html): an item that names a {@code subQuestionnaire} becomes that part's items. What
 * several forms ask is so written once, and each form that a portal gets is whole.
 */
public final class FormAssembly {

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    static final String SUB_QUESTIONNAIRE = SDC + "sdc-questionnaire-subQuestionnaire";
    static final String EXPECTATION = SDC + "sdc-questionnaire-assemble-expectation";
    private static final String CHILD = "assemble-child";

    private final FhirContext fhir;
    private final Map<String, String> texts;
    private final Map<String, Questionnaire> forms;
    private final List<Problem> problems;

    private FormAssembly(FhirContext fhir, Map<String, String> texts, List<Problem> problems) {
        this.fhir = fhir;
        this.texts = texts;
        this.problems = problems;
        this.forms = modular();
    }

    /**
     * The same files without the parts, each form whole.
     *
     * @param texts the content files by path
     * @param problems gets it where a form names a part that is not there, where parts name each other in a circle, and where
     *     anything that is said of a part or of its place would be lost
     */
    public static Map<String, String> assembled(FhirContext fhir, Map<String, String> texts, List<Problem> problems) {
        return new FormAssembly(fhir, texts, problems).assembled();
    }

    /** The files that are parts or have parts; one that cannot be parsed is left for those who report that. */
    private Map<String, Questionnaire> modular() {
        Map<String, Questionnaire> forms = new HashMap<>();
        texts.forEach((path, text) -> {
            if (text.contains(EXPECTATION)) {
                parsed(text).ifPresent(form -> forms.put(path, form));
            }
        });
        return forms;
    }

    /** What FHIR does not know in it is lost here, and is for those to report who have read it before. */
    private Optional<Questionnaire> parsed(String text) {
        try {
            return Optional.of(fhir.newJsonParser().parseResource(Questionnaire.class, text));
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    private Map<String, String> assembled() {
        var parts = forms.values().stream()
                .filter(FormAssembly::isPart)
                .collect(toMap(Questionnaire::getUrl, part -> part, (first, second) -> first));
        forms.forEach((path, form) -> new PartMistakes(forms.values(), new Mistakes(problems, path)).find(form));
        var assembled = new TreeMap<>(texts);
        forms.forEach((path, form) -> {
            if (isPart(form)) {
                assembled.remove(path);
            } else {
                assembled.put(path, fhir.newJsonParser().encodeResourceToString(whole(form, path, parts)));
            }
        });
        return assembled;
    }

    static boolean isPart(Questionnaire form) {
        return form.getExtensionsByUrl(EXPECTATION).stream()
                .anyMatch(extension -> extension.getValue() instanceof CodeType code && CHILD.equals(code.getValue()));
    }

    private Questionnaire whole(Questionnaire form, String path, Map<String, Questionnaire> parts) {
        form.setItem(items(form.getItem(), path, parts, new ArrayDeque<>()));
        form.getExtension().removeIf(extension -> EXPECTATION.equals(extension.getUrl()));
        return form;
    }

    private List<QuestionnaireItemComponent> items(
            List<QuestionnaireItemComponent> level,
            String path,
            Map<String, Questionnaire> parts,
            Deque<String> within) {
        return level.stream()
                .flatMap(item -> part(item)
                        .map(part -> itemsOf(part, item, path, parts, within))
                        .orElseGet(() -> Stream.of(item.setItem(items(item.getItem(), path, parts, within)))))
                .toList();
    }

    static Optional<String> part(QuestionnaireItemComponent item) {
        return item.getExtensionsByUrl(SUB_QUESTIONNAIRE).stream()
                .map(Extension::getValue)
                .filter(value -> value != null && value.hasPrimitiveValue())
                .map(value -> Canonicals.withoutVersion(value.primitiveValue()))
                .findFirst();
    }

    private Stream<QuestionnaireItemComponent> itemsOf(
            String part,
            QuestionnaireItemComponent place,
            String path,
            Map<String, Questionnaire> parts,
            Deque<String> within) {
        if (!parts.containsKey(part) || within.contains(part)) {
            problems.add(new Problem(
                    path,
                    "Questionnaire.item.where(linkId='%s')".formatted(place.getLinkId()),
                    within.contains(part)
                            ? "Part `%s` contains itself; expected no circle.".formatted(part)
                            : "Part `%s` is not here; expected a Questionnaire that is marked `%s`."
                                    .formatted(part, CHILD)));
            return Stream.empty();
        }
        within.push(part);
        var items = items(parts.get(part).copy().getItem(), path, parts, within);
        within.pop();
        return items.stream();
    }
}
