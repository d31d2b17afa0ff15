package dev.plumbline.careplan.site;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;

/** Adds the codes of a site's ValueSets to the shipped ones of the same url. */
final class SiteValueSets {

    private final FhirContext fhir;
    private final List<Problem> problems;
    private final Map<Resource, Set<String>> causes;

    /**
     * @param causes gets why a ValueSet is another one than the shipped
     */
    SiteValueSets(FhirContext fhir, List<Problem> problems, Map<Resource, Set<String>> causes) {
        this.fhir = fhir;
        this.problems = problems;
        this.causes = causes;
    }

    /** All files; what only adds to a shipped one is in that one. */
    List<ContentFile> merged(List<ContentFile> shipped, List<ContentFile> own) {
        var byUrl = new HashMap<String, ValueSet>();
        shipped.forEach(file -> {
            if (file.resource() instanceof ValueSet valueSet && valueSet.hasUrl()) {
                byUrl.put(valueSet.getUrl(), valueSet);
            }
        });
        var rest = new ArrayList<ContentFile>();
        own.forEach(file -> extended(file, byUrl)
                .ifPresentOrElse(base -> extend(base, (ValueSet) file.resource(), file), () -> rest.add(file)));
        return Stream.concat(shipped.stream(), rest.stream()).toList();
    }

    private static Optional<ValueSet> extended(ContentFile file, Map<String, ValueSet> shipped) {
        return file.resource() instanceof ValueSet own
                ? Optional.ofNullable(shipped.get(own.getUrl()))
                : Optional.empty();
    }

    private void extend(ValueSet base, ValueSet own, ContentFile file) {
        if (!own.getCompose().hasInclude() || own.getCompose().hasExclude()) {
            new Mistakes(problems, file.path())
                    .add(
                            "ValueSet.compose",
                            "It has the url of a shipped ValueSet; expected `include` alone, which is added to that one.");
            return;
        }
        own.getCompose().getInclude().forEach(include -> base.getCompose().addInclude(include.copy()));
        var codes = new ValueSet();
        codes.setCompose(own.getCompose());
        causes.computeIfAbsent(base, changed -> new TreeSet<>())
                .add(fhir.newJsonParser().encodeResourceToString(codes));
    }
}
