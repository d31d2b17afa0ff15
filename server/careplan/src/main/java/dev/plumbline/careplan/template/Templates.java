package dev.plumbline.careplan.template;

import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Optional;

/** All templates that are in use. */
public record Templates(List<Template> all) {

    public Templates {
        all = List.copyOf(all);
    }

    /** The template of this canonical; without a version, the one of that URL. */
    public Optional<Template> named(String canonical) {
        return all.stream()
                .filter(template -> template.canonical().equals(canonical)
                        || template.definition().getUrl().equals(canonical))
                .findFirst();
    }

    /**
     * The template that a plan follows: the version that it was started from, else the version that is in use now. A
     * plan is never left unjudged because a newer template has replaced its own.
     */
    public Optional<Template> followedBy(String canonical) {
        return named(canonical).or(() -> named(Canonicals.withoutVersion(canonical)));
    }

    /** The template whose PlanDefinition has this id. */
    public Optional<Template> withId(String id) {
        return all.stream()
                .filter(template ->
                        template.definition().getIdElement().getIdPart().equals(id))
                .findFirst();
    }

    /** The templates whose check-ins ask for this form, in whatever version. */
    public List<Template> asking(String questionnaire) {
        var url = Canonicals.withoutVersion(questionnaire);
        return all.stream()
                .filter(template -> template.forms().containsKey(url))
                .toList();
    }
}
