package dev.plumbline.careplan.site;

import dev.plumbline.careplan.content.ElementTree;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Translations;
import dev.plumbline.careplan.store.Canonicals;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Puts the values of a site where a resource names settings: into its texts, its expressions and its numbers. */
final class SettingUses {

    private final SiteSettings settings;
    private final Mistakes mistakes;
    private final Set<String> used = new TreeSet<>();
    private final IdentityHashMap<Base, String> languages = new IdentityHashMap<>();
    private final @Nullable String language;

    private SettingUses(SiteSettings settings, @Nullable String language, Mistakes mistakes) {
        this.settings = settings;
        this.language = language;
        this.mistakes = mistakes;
    }

    /** Changes the resource. The settings that it names; what is wrong with their names or defaults is a finding. */
    static Set<String> resolve(Resource resource, SiteSettings settings, Mistakes mistakes) {
        var uses = new SettingUses(settings, resource.getLanguage(), mistakes);
        ElementTree.walk(resource, uses::visit);
        return uses.used;
    }

    private void visit(Base parent, Base value, String place) {
        Translations.of(value).ifPresent(found -> languages.put(found.content(), found.language()));
        if (value instanceof StringType text && text.hasValue() && SettingText.isIn(text.getValue())) {
            resolveText(
                    text,
                    new SettingText(settings, parent instanceof Expression, languages.getOrDefault(text, language)),
                    place);
        } else if (value instanceof PrimitiveType<?> number && number.hasExtension(Canonicals.SITE_SETTING)) {
            resolveNumber(number, number.getExtensionByUrl(Canonicals.SITE_SETTING), place);
        }
    }

    private void resolveText(StringType text, SettingText reading, String place) {
        try {
            text.setValue(reading.here(text.getValue()));
            used.addAll(reading.used());
        } catch (IllegalArgumentException mistake) {
            mistakes.add(place, "%s", String.valueOf(mistake.getMessage()));
        }
    }

    private void resolveNumber(PrimitiveType<?> number, Extension extension, String place) {
        if (!(extension.getValue() instanceof Expression expression)
                || !"text/fhirpath".equals(expression.getLanguage())
                || !String.valueOf(expression.getExpression()).contains("%")) {
            mistakes.add(place, "It names no setting; expected a `valueExpression` in `text/fhirpath` over settings.");
            return;
        }
        try {
            var use = settings.use(expression.getExpression());
            used.addAll(use.names());
            if (new BigDecimal(number.getValueAsString()).compareTo(new BigDecimal(use.shipped())) != 0) {
                mistakes.add(
                        place,
                        "Number is %s; expected %s, which is `%s` as it is shipped.",
                        number.getValueAsString(),
                        use.shipped(),
                        expression.getExpression());
            } else if (!use.site().equals(use.shipped())) {
                number.setValueAsString(use.site());
            }
        } catch (IllegalArgumentException mistake) {
            mistakes.add(place, "%s", String.valueOf(mistake.getMessage()));
        }
    }
}
