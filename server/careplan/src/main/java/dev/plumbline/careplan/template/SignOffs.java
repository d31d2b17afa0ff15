package dev.plumbline.careplan.template;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the templates in use a clinician of this site has signed, as sentences for people. A sign-off is of one
 * version: the next one is unsigned until somebody signs it too.
 */
public final class SignOffs {

    private final List<Template> inUse;
    private final List<SignOff> given;

    public SignOffs(Templates templates, List<SignOff> given) {
        this.inUse = templates.all();
        this.given = List.copyOf(given);
    }

    /** One for each template that somebody has signed: who, and when. */
    public List<String> signed() {
        return inUse.stream()
                .filter(this::isSigned)
                .map(template -> "Clinical content `%s` is signed off by %s."
                        .formatted(template.canonical(), signatures(template)))
                .toList();
    }

    /** One for each template that nobody has signed. */
    public List<String> unsigned() {
        return inUse.stream()
                .filter(template -> !isSigned(template))
                .map(template -> "Clinical content `%s` is unsigned: no clinician of this site has signed it off."
                        .formatted(template.canonical()))
                .toList();
    }

    /** One for each sign-off of what is not in use, as another version is. */
    public List<String> idle() {
        return given.stream()
                .filter(signOff -> inUse.stream().noneMatch(template -> isOf(signOff, template)))
                .map(signOff -> "Sign-off of `%s` by %s on %s applies to nothing that is in use."
                        .formatted(signOff.template(), signOff.by(), signOff.on()))
                .toList();
    }

    private boolean isSigned(Template template) {
        return signaturesOf(template).findAny().isPresent();
    }

    private String signatures(Template template) {
        return signaturesOf(template)
                .map(signOff -> "%s on %s".formatted(signOff.by(), signOff.on()))
                .collect(Collectors.joining(" and "));
    }

    private Stream<SignOff> signaturesOf(Template template) {
        return given.stream().filter(signOff -> isOf(signOff, template));
    }

    private static boolean isOf(SignOff signOff, Template template) {
        return signOff.template().equals(template.canonical());
    }
}
