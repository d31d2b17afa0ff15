package dev.plumbline.plugin.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The texts of content files, wherever they lie: in jars on the class path, or in folders of a site. */
public final class ContentTexts {

    /** Where the content lies that every server has. */
    public static final List<String> SHIPPED =
            List.of("classpath*:plumbline/terminology/*.json", "classpath*:plumbline/templates/**/*.json");

    private final ResourcePatternResolver resolver;

    public ContentTexts(ResourcePatternResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The texts of all files that match, by a description of their places that a person can follow.
     *
     * @param patterns Spring resource patterns, {@code classpath*:plumbline/templates}{@code /**}{@code /*.json}
     * @throws UncheckedIOException if a place cannot be listed or a file cannot be read
     */
    public Map<String, String> of(List<String> patterns) {
        var texts = new TreeMap<String, String>();
        for (var pattern : patterns) {
            for (var file : matching(pattern)) {
                texts.put(file.getDescription(), text(file));
            }
        }
        return texts;
    }

    private Resource[] matching(String pattern) {
        try {
            return resolver.getResources(pattern);
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be listed.".formatted(pattern), failure);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Content `%s` cannot be read.".formatted(file.getDescription()), failure);
        }
    }
}
