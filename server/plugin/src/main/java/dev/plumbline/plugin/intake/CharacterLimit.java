package dev.plumbline.plugin.intake;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.hl7.fhir.r4.model.Resource;

/** Counts what is written and stops where it becomes too much; keeps nothing. */
final class CharacterLimit extends Writer {

    private final long longest;
    private long written;

    private CharacterLimit(long longest) {
        this.longest = longest;
    }

    /** Whether the resource has at most so many characters when it is written. */
    static boolean fits(IParser parser, Resource resource, long longest) {
        try (var limit = new CharacterLimit(longest)) {
            parser.encodeResourceToWriter(resource, limit);
            return limit.written <= longest;
        } catch (Exceeded exceeded) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException("A resource cannot be measured.", failure);
        }
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        written += length;
        if (written > longest) {
            throw new Exceeded();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
