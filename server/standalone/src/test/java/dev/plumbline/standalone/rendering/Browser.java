package dev.plumbline.standalone.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Fills forms as a patient does, by clicks and keys. */
final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Browser() {}

    /**
     * One form to fill.
     *
     * @param fhir the server's base address
     * @param questionnaire its id on the server
     * @param subject {@code Patient/7}
     * @param answers by linkId; what is left out is answered without alarm
     * @param advice whether each text that comes and goes with answers is tried first
     * @param picture the file for a picture of the filled form, below the workshop
     */
    record Job(
            String renderer,
            String fhir,
            String questionnaire,
            String subject,
            Map<String, Object> answers,
            boolean advice,
            String picture) {}

    /** All at the same time, each on a page of its own; the answers are in the order of the jobs. */
    static List<FilledForm> fill(List<Job> jobs) {
        var chromium = Program.needed("chromium");
        var node = Program.needed("node");
        Path workshop = Workshop.open();
        try {
            var reports = node.run(workshop, "fill.mjs", chromium.file().toString(), JSON.writeValueAsString(jobs));
            return JSON.readValue(reports, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The browser's report cannot be read.", e);
        }
    }
}
