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
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Reads every content file below some places, one resource a file. */
public final class ContentReader {

    private final FhirContext fhir;
    private final ResourcePatternResolver resolver;
    private final SiteNumbers numbers;

    public ContentReader(FhirContext fhir, ResourcePatternResolver resolver, SiteNumbers numbers) {
        this.fhir = fhir;
        this.resolver = resolver;
        this.numbers = numbers;
    }

    /**
     * All files that match, in the order of their paths; then the forms in other languages that are made of them.
     *
     * @param patterns Spring resource patterns, {@code classpath*:plumbline/templates}{@code /**}{@code /*.json}
     * @throws ContentRejected if any is not a FHIR R4 resource in JSON
     */
    public List<ContentFile> read(List<String> patterns) {
        var texts = new TreeMap<String, String>();
        patterns.stream()
                .flatMap(pattern -> Arrays.stream(matching(pattern)))
                .forEach(source -> texts.put(source.getDescription(), text(source)));
        return parsed(FormAssembly.assembled(fhir, texts));
    }

    private List<ContentFile> parsed(Map<String, String> texts) {
        var files = new ArrayList<ContentFile>();
        var problems = new ArrayList<Problem>();
        texts.forEach((path, text) -> {
            try {
                files.add(new ContentFile(path, parse(numbers.in(text))));
            } catch (DataFormatException | IllegalArgumentException unreadable) {
                problems.add(new Problem(path, "Resource", String.valueOf(unreadable.getMessage())));
            }
        });
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
        return FormLanguages.added(new SiteForms(numbers, texts).renamed(files));
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
