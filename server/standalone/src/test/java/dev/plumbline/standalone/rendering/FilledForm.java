package dev.plumbline.standalone.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a browser saw when it filled a form.
 *
 * @param items every item of the Questionnaire
 * @param advice every display item that one answer brings up
 * @param complaints what the page said in red, and what the renderer had against the answers
 * @param text all that is to be read on the page
 * @param elsewhere addresses on other machines that the page asked for
 * @param broken errors that nobody caught
 * @param sent what the server answered to the response
 */
record FilledForm(
        List<Item> items,
        List<Advice> advice,
        List<String> complaints,
        String text,
        List<String> elsewhere,
        List<String> broken,
        Answer sent) {

    /**
     * @param expected whether the answers enable it
     * @param visible whether its text is to be seen
     */
    record Item(String linkId, boolean expected, boolean visible) {}

    /** @param seen whether it was to be seen without an answer, with the answer that brings it up, and with another one */
    record Advice(String linkId, List<Boolean> seen) {}

    /** @param body a resource */
    record Answer(int status, JsonNode body) {}
}
