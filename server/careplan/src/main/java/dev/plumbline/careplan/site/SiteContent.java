package dev.plumbline.careplan.site;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.DuplicateContent;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.NamedCodes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.site.SiteSettings.Change;
import dev.plumbline.careplan.store.Canonicals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of the content as it is shipped the content of a site. It finds every mistake before it gives up. */
public final class SiteContent {

    private static final Logger LOG = LoggerFactory.getLogger(SiteContent.class);

    private final FhirContext fhir;
    private final List<Problem> problems;
    private final Map<Resource, Set<String>> causes = new HashMap<>();

    public SiteContent(FhirContext fhir, List<Problem> problems) {
        this.fhir = fhir;
        this.problems = problems;
    }

    /**
     * The files with the site's settings and codes in them, and without those that declare the settings.
     *
     * @param shipped and any other files but those of the site's own folders
     * @param own files of the site's own folders
     */
    public List<ContentFile> merged(List<ContentFile> shipped, List<ContentFile> own, SiteValues values) {
        checkCodes(Stream.concat(shipped.stream(), own.stream()).toList());
        var files = new SiteValueSets(fhir, problems, causes).merged(shipped, own);
        DuplicateContent.find(files, problems);
        var declared = SettingDeclarations.in(files, problems);
        var settings = SettingValues.check(fhir, declared, values, problems);
        var content = files.stream()
                .filter(file -> !(file.resource() instanceof Parameters))
                .toList();
        var used = content.stream()
                .flatMap(file -> resolve(file, settings).stream())
                .collect(Collectors.toSet());
        declared.values().stream()
                .filter(setting -> !used.contains(setting.name()))
                .forEach(setting -> new Mistakes(problems, setting.file())
                        .add(setting.place(), "It is used nowhere; expected a text or a number that names it."));
        if (problems.isEmpty()) {
            SiteVersions.apply(content, causes);
            settings.changes().forEach(change -> LOG.info("This site has set {}.", change));
        }
        return content;
    }

    /** As long as each code stands in the file that names it. */
    private void checkCodes(List<ContentFile> files) {
        var content = new Content(files);
        files.forEach(file -> NamedCodes.find(file, content, problems));
    }

    private Set<String> resolve(ContentFile file, SiteSettings settings) {
        var used = SettingUses.resolve(file.resource(), settings, new Mistakes(problems, file.path()));
        settings.changesOf(used).forEach(change -> {
            causes.computeIfAbsent(file.resource(), changed -> new TreeSet<>()).add(change.toString());
            if (file.resource() instanceof DomainResource resource) {
                resource.addExtension(shown(change));
            }
        });
        return used;
    }

    private static Extension shown(Change change) {
        var shown = new Extension(Canonicals.SITE_CHANGE);
        shown.addExtension("setting", new StringType(change.setting()));
        shown.addExtension("shipped", new StringType(change.shipped()));
        shown.addExtension("site", new StringType(change.site()));
        return shown;
    }
}
