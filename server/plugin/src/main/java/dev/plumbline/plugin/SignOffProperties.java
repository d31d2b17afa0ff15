package dev.plumbline.plugin;

import dev.plumbline.careplan.template.SignOff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * One entry of the setting {@code plumbline.sign-off}; none of its parts may be missing.
 *
 * @param template canonical with version of what was signed
 * @param by who signed
 * @param on when, {@code 2026-11-20}
 */
public record SignOffProperties(
        @Nullable String template,
        @Nullable String by,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate on) {

    /**
     * The sign-offs that these entries are.
     *
     * @throws IllegalStateException if any is incomplete, naming all mistakes
     */
    static List<SignOff> read(List<SignOffProperties> entries) {
        var signOffs = new ArrayList<SignOff>();
        var mistakes = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).read("plumbline.sign-off[%d]".formatted(i), signOffs, mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(String.join("\n", mistakes));
        }
        return signOffs;
    }

    private void read(String name, List<SignOff> signOffs, List<String> mistakes) {
        if (template == null || template.indexOf('|') < 0) {
            mistakes.add("`%s.template` is `%s`; expected a canonical with its version, `url|version`."
                    .formatted(name, template));
        }
        if (by == null || by.isBlank()) {
            mistakes.add("`%s.by` is missing; expected who signed.".formatted(name));
        }
        if (on == null) {
            mistakes.add("`%s.on` is missing; expected the date of the signature.".formatted(name));
        }
        if (template != null && by != null && on != null) {
            signOffs.add(new SignOff(template, by, on));
        }
    }
}
