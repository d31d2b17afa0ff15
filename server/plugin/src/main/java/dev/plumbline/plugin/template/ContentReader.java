package dev.plumbline.plugin.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads every content file below some places, one resource a file. */
public final class ContentReader {

    private final FhirContext fhir;
    private final ResourcePatternResolver resolver;
    private final SiteValues values;

    public ContentReader(FhirContext fhir, ResourcePatternResolver resolver, SiteValues values) {
        this.fhir = fhir;
        this.resolver = resolver;
        this.values = values;
    }

    /** All files that match, as {@link #read(List, List)} reads them where a site has none of its own. */
    public List<ContentFile> read(List<String> patterns) {
        return read(patterns, List.of());
    }

    /**
     * All files that match, in the order of their paths, with the values of the site in them; then the forms in other
     * languages that are made of them. Files that declare settings are left out: they are for the site, not for clients.
     *
     * @param shipped Spring resource patterns, {@code classpath*:plumbline/templates}{@code /**}{@code /*.json}
     * @param own patterns of the site's own folders; a ValueSet there adds to a shipped one of the same url
     * @throws ContentRejected if any is not a FHIR R4 resource in JSON, lacks what it must have or is there twice, if a
     *     setting is declared or named wrongly, or if the site has set what it may not
     */
    public List<ContentFile> read(List<String> shipped, List<String> own) {
        var problems = new ArrayList<Problem>();
        var shippedFiles = parsed(shipped, problems);
        var ownFiles = parsed(own, problems);
        stopAt(problems);
        var content = new SiteContent(fhir, problems).merged(shippedFiles, ownFiles, values);
        stopAt(problems);
        var whole = FormLanguages.added(content);
        DuplicateContent.find(whole, problems);
        stopAt(problems);
        return whole;
    }

    private List<ContentFile> parsed(List<String> patterns, List<Problem> problems) {
        var texts = new TreeMap<String, String>();
        patterns.stream()
                .flatMap(pattern -> Arrays.stream(matching(pattern)))
                .forEach(source -> texts.put(source.getDescription(), text(source)));
        var files = new ArrayList<ContentFile>();
        FormAssembly.assembled(fhir, texts).forEach((path, text) -> {
            try {
                var resource = parse(text);
                files.add(new ContentFile(path, resource));
                if (resource instanceof MetadataResource definition) {
                    RequiredElements.find(fhir, definition, new Findings(problems, path));
                }
            } catch (DataFormatException unreadable) {
                problems.add(new Problem(path, "Resource", String.valueOf(unreadable.getMessage())));
            }
        });
        return files;
    }

    private static void stopAt(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
    }

    private org.springframework.core.io.Resource[] matching(String pattern) {
        try {
            return resolver.getResources(pattern);
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be listed.".formatted(pattern), failure);
        }
    }

    private static String text(org.springframework.core.io.Resource source) {
        try {
            return source.getContentAsString(UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be read.".formatted(source.getDescription()), failure);
        }
    }

    private Resource parse(String text) {
        var parser = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return (Resource) parser.parseResource(text);
    }
}
