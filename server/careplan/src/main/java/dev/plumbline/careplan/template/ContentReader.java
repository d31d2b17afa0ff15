package dev.plumbline.careplan.template;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.DuplicateContent;
import dev.plumbline.careplan.content.ExtensionMistakes;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.content.RequiredElements;
import dev.plumbline.careplan.form.FormAssembly;
import dev.plumbline.careplan.form.FormLanguages;
import dev.plumbline.careplan.site.SiteContent;
import dev.plumbline.careplan.site.SiteValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads content files, one resource a file. Where they lie is for the caller to know. */
public final class ContentReader {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    private final FhirContext fhir;
    private final SiteValues values;

    public ContentReader(FhirContext fhir, SiteValues values) {
        this.fhir = fhir;
        this.values = values;
    }

    /**
     * All files in the order of their paths, with the values of the site in them; then the forms in other languages that
     * are made of them. Files that declare settings are left out: they are for the site, not for clients.
     *
     * @param shipped texts of the files by path
     * @param own those of the site's own folders; a ValueSet there adds to a shipped one of the same url
     * @throws ContentRejected if any is not a FHIR R4 resource in JSON, lacks what it must have or is there twice, if a
     *     setting is declared or named wrongly, or if the site has set what it may not
     */
    public List<ContentFile> read(Map<String, String> shipped, Map<String, String> own) {
        var problems = new ArrayList<Problem>();
        return read(shipped, own, problems, () -> stopAt(problems));
    }

    /**
     * The same as far as they can be read, for whoever mends them. What is wrong with one file does not hide what is wrong
     * with another; what is made of broken files may have gaps.
     *
     * @param problems gets every mistake
     */
    public List<ContentFile> readable(Map<String, String> shipped, Map<String, String> own, List<Problem> problems) {
        return read(shipped, own, problems, () -> {});
    }

    private List<ContentFile> read(
            Map<String, String> shipped, Map<String, String> own, List<Problem> problems, Runnable afterEachStage) {
        var others = new TreeSet<String>();
        var shippedFiles = parsed(shipped, problems, others);
        var ownFiles = parsed(own, problems, others);
        afterEachStage.run();
        if (!others.isEmpty()) {
            LOG.info("Extensions of the content that nothing here reads: {}.", others);
        }
        var content = new SiteContent(fhir, problems).merged(shippedFiles, ownFiles, values);
        afterEachStage.run();
        var whole = FormLanguages.added(content);
        DuplicateContent.find(whole, problems);
        afterEachStage.run();
        return whole;
    }

    private List<ContentFile> parsed(Map<String, String> texts, List<Problem> problems, Set<String> others) {
        var sound = new TreeMap<String, String>();
        var asWritten = new HashMap<String, Resource>();
        texts.forEach((path, text) -> parse(path, text, problems).ifPresent(resource -> {
            sound.put(path, text);
            asWritten.put(path, resource);
        }));
        var files = new ArrayList<ContentFile>();
        FormAssembly.assembled(fhir, sound, problems).forEach((path, text) -> {
            var resource = text.equals(sound.get(path))
                    ? requireNonNull(asWritten.get(path))
                    : (Resource) fhir.newJsonParser().parseResource(text);
            var mistakes = new Mistakes(problems, path);
            files.add(new ContentFile(path, resource));
            if (resource instanceof MetadataResource definition) {
                RequiredElements.find(fhir, definition, mistakes);
            }
            others.addAll(ExtensionMistakes.find(resource, mistakes));
        });
        return files;
    }

    private static void stopAt(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
    }

    /** As it is written; a form may lose in the assembly what FHIR does not know. */
    private Optional<Resource> parse(String path, String text, List<Problem> problems) {
        var unknown = new EveryParseError();
        try {
            var resource = (Resource)
                    fhir.newJsonParser().setParserErrorHandler(unknown).parseResource(text);
            unknown.messages().forEach(message -> problems.add(new Problem(path, resource.fhirType(), message)));
            return Optional.of(resource);
        } catch (DataFormatException unreadable) {
            problems.add(new Problem(path, "Resource", String.valueOf(unreadable.getMessage())));
            return Optional.empty();
        }
    }
}
