package dev.plumbline.plugin.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
     * All files that match, in the order of their paths.
     *
     * @param patterns Spring resource patterns, {@code classpath*:plumbline/templates}{@code /**}{@code /*.json}
     * @throws ContentRejected if any is not a FHIR R4 resource in JSON
     */
    public List<ContentFile> read(List<String> patterns) {
        var files = new ArrayList<ContentFile>();
        var problems = new ArrayList<Problem>();
        patterns.stream().flatMap(pattern -> Arrays.stream(matching(pattern))).forEach(source -> {
            try {
                files.add(new ContentFile(source.getDescription(), parse(source)));
            } catch (DataFormatException | IllegalArgumentException unreadable) {
                problems.add(new Problem(source.getDescription(), "Resource", String.valueOf(unreadable.getMessage())));
            }
        });
        if (!problems.isEmpty()) {
            throw new ContentRejected(problems);
        }
        files.sort(Comparator.comparing(ContentFile::path));
        return List.copyOf(files);
    }

    private org.springframework.core.io.Resource[] matching(String pattern) {
        try {
            return resolver.getResources(pattern);
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be listed.".formatted(pattern), failure);
        }
    }

    private Resource parse(org.springframework.core.io.Resource source) {
        try {
            var parser = fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
            return (Resource) parser.parseResource(numbers.in(source.getContentAsString(UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be read.".formatted(source.getDescription()), failure);
        }
    }
}
