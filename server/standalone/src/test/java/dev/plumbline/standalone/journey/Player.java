package dev.plumbline.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.plumbline.careplan.author.Story;
import dev.plumbline.careplan.author.Story.Event;
import dev.plumbline.careplan.author.Story.Step;
import dev.plumbline.careplan.fixture.ShippedForm;
import dev.plumbline.plugin.judging.Sweep;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.StartPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Plays one journey on a running server, as the EHR, the portal, the nurse and the clock would. */
final class Player {

    private static final String PAIN = "pain";

    private final Story journey;
    private final Path folder;
    private final FhirServer server;
    private final IGenericClient client;
    private final MovableClock clock;
    private final Sweep sweep;
    private final Map<String, QuestionnaireResponse> forms = new HashMap<>();
    private final String patient;
    private final String procedure;
    private @Nullable String plan;

    Player(Story journey, Path folder, FhirServer server, MovableClock clock, Sweep sweep) {
        this.journey = journey;
        this.folder = folder;
        this.server = server;
        this.client = server.client();
        this.clock = clock;
        this.sweep = sweep;
        clock.moveTo(journey.instant(journey.procedure()));
        this.patient = server.store(patient(journey));
        this.procedure = server.store(procedure());
    }

    void play(Step step) {
        clock.moveTo(journey.instant(step.at()));
        step.events().forEach(event -> happen(event, step.at()));
        var expected = step.expected();
        if (expected != null) {
            var lines = chart().compare(expected);
            assertThat(lines.agree())
                    .withFailMessage(() -> "%s, at %s:%n%s"
                            .formatted(journey.name(), step.at().format(Story.LOCAL), lines.sideBySide()))
                    .isTrue();
        }
    }

    private Chart chart() {
        return new Chart(client, patient, journey.zone(), journey.looksAt());
    }

    private void happen(Event event, LocalDateTime now) {
        if (event instanceof Event.StartsPlan start) {
            startPlan(start);
        } else if (event instanceof Event.Reports report) {
            send(report, now);
        } else if (event instanceof Event.Posts post) {
            post(post.file());
        } else if (event instanceof Event.EhrStores stores) {
            store(stores.file());
        } else if (event instanceof Event.NurseCloses close) {
            close(close.rule());
        } else if (event instanceof Event.NurseReviews review) {
            client.update()
                    .resource(chart().review(open(review.rule())).setStatus(review.status()))
                    .execute();
        } else if (event instanceof Event.TimePasses) {
            sweep.sweep();
        } else {
            throw new IllegalArgumentException("A journey stores resources; it has no `%s`.".formatted(event));
        }
    }

    private Procedure procedure() {
        var done = new Procedure();
        done.setStatus(ProcedureStatus.COMPLETED);
        done.setSubject(new Reference(patient));
        done.setPerformed(dateTime(journey.procedure()));
        return done;
    }

    private void startPlan(Event.StartsPlan start) {
        var variants = start.variants();
        var call = StartPlan.of(patient, procedure)
                .in(journey.zone().getId())
                .variants(
                        variants.getOrDefault("procedure", "vertebroplasty"),
                        variants.getOrDefault("indication", "osteoporosis"));
        start.baselines()
                .forEach((measure, value) ->
                        call.baseline(measure.equals("baseline") ? PAIN : measure, value.longValueExact()));
        plan = "CarePlan/" + call.by(StartPlan.VERTEBROPLASTY, server).getIdPart();
    }

    private void send(Event.Reports report, LocalDateTime now) {
        var response = response(report, report.about() == null ? now : report.about());
        var before = forms.get(report.form());
        if (before != null) {
            response.setId(before.getIdElement().toUnqualifiedVersionless());
            client.update().resource(response).execute();
            return;
        }
        response.setId(client.create().resource(response).execute().getId());
        if (!report.form().isEmpty()) {
            forms.put(report.form(), response);
        }
    }

    private QuestionnaireResponse response(Event.Reports report, LocalDateTime authored) {
        var form = new ShippedForm(report.questionnaire() == null ? "vpa-daily" : report.questionnaire());
        var pain = report.measures().get(PAIN);
        var response = form.withPain(pain == null ? 0 : pain.intValueExact());
        if (pain == null) {
            ShippedForm.answer(response, "pain.now");
        }
        response.setStatus(QuestionnaireResponseStatus.fromCode(report.status()));
        response.setSubject(new Reference(patient));
        response.setAuthoredElement(dateTime(authored));
        if (plan != null) {
            response.addBasedOn(new Reference(plan));
        }
        report.answers()
                .forEach((linkId, written) -> ShippedForm.answer(
                        response,
                        linkId,
                        written.stream().map(value -> form.value(linkId, value)).toArray(Type[]::new)));
        return response;
    }

    private static Patient patient(Story journey) {
        var patient = new Patient().addName(new HumanName().setText(journey.name()));
        if (journey.born() != null) {
            patient.setBirthDateElement(new DateType(journey.born()));
        }
        if (journey.language() != null) {
            patient.addCommunication()
                    .setPreferred(true)
                    .setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", journey.language(), null)));
        }
        return patient;
    }

    private void store(String file) {
        try {
            var body = Files.readString(folder.resolve(file)).replace("{{patient}}", patient);
            client.create().resource(body).execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(String file) {
        try {
            var body = Files.readString(folder.resolve(file)).replace("{{patient}}", patient);
            var answer = server.send(
                    "/fhir/QuestionnaireResponse",
                    request -> request.header("Content-Type", "application/fhir+json")
                            .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close(String rule) {
        client.update().resource(open(rule).setStatus(FlagStatus.INACTIVE)).execute();
    }

    private Flag open(String rule) {
        return chart().flags().stream()
                .filter(flag -> flag.getStatus() == FlagStatus.ACTIVE && rule.equals(FlagLine.rule(flag)))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No Flag of %s is open for the nurse to act on.".formatted(rule)));
    }

    private DateTimeType dateTime(LocalDateTime local) {
        return new DateTimeType(
                Date.from(journey.instant(local)), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(journey.zone()));
    }
}
