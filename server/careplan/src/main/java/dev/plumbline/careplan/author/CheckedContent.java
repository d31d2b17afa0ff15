package dev.plumbline.careplan.author;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what of an author's files was looked at.
 *
 * @param own the paths of the author's files
 * @param files all that were read
 * @param templates all that were compiled
 */
record CheckedContent(Set<String> own, List<ContentFile> files, Templates templates) {

    /** Each template with its rules, forms and languages; without one, that there is none. */
    List<String> lines() {
        var mine = mine().stream().flatMap(this::of).toList();
        return Stream.concat(
                        Stream.of(own.size() == 1 ? "1 file." : own.size() + " files."),
                        mine.isEmpty()
                                ? Stream.of("No template (PlanDefinition of type clinical-protocol).")
                                : mine.stream())
                .toList();
    }

    /** The templates of the author. */
    List<Template> mine() {
        return templates.all().stream().filter(this::isMine).toList();
    }

    private boolean isMine(Template template) {
        return files.stream().anyMatch(file -> file.resource() == template.definition() && own.contains(file.path()));
    }

    private Stream<String> of(Template template) {
        var languages = new TreeSet<>(template.languages());
        if (template.definition().hasLanguage()) {
            languages.add(template.definition().getLanguage());
        }
        return Stream.of(
                "Template %s".formatted(template.canonical()),
                "  goals: %s".formatted(names(template.allGoals().stream().map(goal -> goal.id()))),
                "  rules: %s"
                        .formatted(names(template.protocol().rules().stream().map(rule -> rule.id()))),
                "  forms: %s".formatted(names(template.forms().values().stream().map(Form::canonical))),
                "  languages: %s".formatted(names(languages.stream())));
    }

    private static String names(Stream<String> names) {
        var all = names.sorted().toList();
        return all.isEmpty() ? "none" : all.size() + " (" + all.stream().collect(Collectors.joining(", ")) + ")";
    }
}
