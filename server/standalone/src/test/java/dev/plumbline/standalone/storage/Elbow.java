package dev.plumbline.standalone.storage;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** A patient whose form has every construct that a response can fail, and what the server says to the responses. */
final class Elbow {

    static final String URL = "https://example.org/fhir/Questionnaire/elbow-daily";
    static final String FORM = URL + "|2.0.0";

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final FhirServer server;
    private final Recovering recovering;

    private Elbow(FhirServer server) {
        this.server = server;
        this.recovering = Recovering.on(server, "elbow");
    }

    static Elbow on(FhirServer server) {
        return new Elbow(server);
    }

    Recovering recovering() {
        return recovering;
    }

    /** Nothing is wrong with it, and nothing remarkable in it. */
    QuestionnaireResponse sound() {
        return hot(false);
    }

    /** Nothing is wrong with it; the emergency question is answered like this. */
    QuestionnaireResponse hot(boolean hot) {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire(FORM);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(recovering.patient()));
        response.setAuthoredElement(recovering.at(Recovering.TODAY));
        Recovering.answer(response, "hot", new BooleanType(hot));
        Recovering.answer(response, "ache", new IntegerType(3));
        return response;
    }

    static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    HttpResponse<String> post(Resource resource) {
        return send("POST", "/" + resource.fhirType(), json(resource));
    }

    HttpResponse<String> send(String method, String path, String body) {
        return server.send(
                "/fhir" + path,
                request -> request.method(method, BodyPublishers.ofString(body))
                        .header(
                                "Content-Type",
                                body.startsWith("<") ? "application/fhir+xml" : "application/fhir+json"));
    }

    /** Each issue as {@code code expression message}. */
    static List<String> issues(HttpResponse<String> answer) {
        return FHIR.newJsonParser().parseResource(OperationOutcome.class, answer.body()).getIssue().stream()
                .map(issue -> "%s %s %s"
                        .formatted(
                                issue.getCode().toCode(),
                                issue.getExpression().get(0).getValue(),
                                issue.getDiagnostics()))
                .toList();
    }

    /** The Tasks that ask the team to review a response. */
    List<Task> reviews() {
        return recovering.tasks().stream().filter(Elbow::isAboutAResponse).toList();
    }

    static boolean isAboutAResponse(Task review) {
        return review.getCode().getCodingFirstRep().getCode().equals("review-response");
    }

    /** The remarks of a Task that asks for a review. */
    static Stream<String> remarks(Task review) {
        return review.getReasonCode().getCoding().stream().map(Coding::getCode);
    }

    List<Flag> hotFlags() {
        return recovering.flags("HOT");
    }
}
