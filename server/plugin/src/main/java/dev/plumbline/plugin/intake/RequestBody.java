package dev.plumbline.plugin.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.Outcomes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.ResourceType;

/** Reads a response off the wire, and no further than its limit where it is one of ours. */
public final class RequestBody {

    private static final String RETRACTION = "entered-in-error";

    private final List<String> names;
    private final int longest;

    /**
     * @param longest in bytes
     */
    public RequestBody(Templates templates, long longest) {
        this.names = Stream.concat(
                        templates.all().stream().flatMap(template -> template.forms().keySet().stream()),
                        Stream.of(References.to(ResourceType.CarePlan, Ids.PREFIX)))
                .toList();
        this.longest = (int) Math.min(longest, Integer.MAX_VALUE - 16L);
    }

    void load(ServletRequestDetails request) {
        if (request.getRequestContentsIfLoaded() != null) {
            return;
        }
        try {
            request.setRequestContents(read(open(request)));
        } catch (IOException failure) {
            throw new InvalidRequestException("The body of the request cannot be read.", failure);
        }
    }

    private static InputStream open(ServletRequestDetails request) throws IOException {
        boolean zipped = request.getServer().isUncompressIncomingContents()
                && "gzip".equals(request.getHeader("Content-Encoding"));
        return zipped ? new GZIPInputStream(request.getInputStream()) : request.getInputStream();
    }

    private byte[] read(InputStream stream) throws IOException {
        var start = stream.readNBytes(longest + 1);
        if (start.length <= longest) {
            return start;
        }
        var text = new String(start, ISO_8859_1);
        if (!text.contains(RETRACTION) && names.stream().anyMatch(text::contains)) {
            throw Outcomes.tooLarge(longest);
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(start);
        stream.transferTo(whole);
        return whole.toByteArray();
    }
}
