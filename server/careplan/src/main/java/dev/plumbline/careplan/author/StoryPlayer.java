package dev.plumbline.careplan.author;

import dev.plumbline.careplan.author.Story.Event;
import dev.plumbline.careplan.author.Story.Step;
import dev.plumbline.careplan.simulation.PlannedRecovery;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.Assessor;
import dev.plumbline.recovery.calendar.RecoveryCalendar;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.HealthRecord;
import dev.plumbline.recovery.record.RecordEntry;
import dev.plumbline.recovery.record.RecoveryRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Plays a story through the engine, as a server would, without one: nothing is stored, and nothing is read but the story. */
final class StoryPlayer {

    private static final Evidence PATIENT = Evidence.of("Patient/story");

    private final Template template;
    private final Story story;
    private final SentForms forms;
    private final List<Act> acts = new ArrayList<>();
    private final List<RecordEntry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable PlannedRecovery start;
    private Instant now;

    StoryPlayer(Template template, Story story) {
        this.template = template;
        this.story = story;
        this.forms = new SentForms(template, story, notes);
        this.now = story.instant(story.procedure());
    }

    /** Lets happen what happens at this step; the steps come in the order of the story. */
    void play(Step step) {
        now = story.instant(step.at());
        step.events().forEach(this::happen);
    }

    /** Everything that has ever stood up to now, in the order in which it was raised. */
    List<Concern> concerns() {
        return Assessor.assess(template.protocol(), record(), now).concerns().stream()
                .filter(concern -> story.looksAt().isEmpty() || story.looksAt().contains(concern.rule()))
                .sorted(Comparator.comparing(Concern::raised).thenComparing(Concern::rule))
                .toList();
    }

    RecoveryCalendar calendar() {
        return RecoveryCalendar.startingAt(story.instant(story.procedure()), story.zone());
    }

    /** What a person should know about the playing. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    int reports() {
        return forms.reports().size();
    }

    /** The plan as it was started; without any baseline if the story starts none. */
    PlannedRecovery start() {
        return start == null ? StoryStart.of(template, story, now, StoryStart.NOTHING) : start;
    }

    private void happen(Event event) {
        if (event instanceof Event.StartsPlan said) {
            start = StoryStart.of(template, story, now, said);
        } else if (event instanceof Event.Reports report) {
            forms.send(report, now);
        } else if (event instanceof Event.Records entry) {
            record(entry.kind());
        } else if (event instanceof Event.NurseCloses closing) {
            close(closing.rule());
        } else if (event instanceof Event.NurseReviews review) {
            if (review.status() == TaskStatus.COMPLETED) {
                close(review.rule());
            }
        } else if (event instanceof Event.Posts post) {
            leaveOut(post.file());
        } else if (event instanceof Event.EhrStores stores) {
            leaveOut(stores.file());
        }
    }

    private void leaveOut(String file) {
        notes.add(
                "`%s` is left out: only a server reads resources. `record: <ValueSet>` stands for an entry of the record."
                        .formatted(file));
    }

    private void record(String kind) {
        if (!template.recordNeeds().kinds().containsKey(kind)) {
            throw new StoryRejected("No rule asks for `%s`; expected one of %s."
                    .formatted(
                            kind,
                            template.recordNeeds().kinds().keySet().stream()
                                    .sorted()
                                    .toList()));
        }
        entries.add(new RecordEntry(Evidence.of("Basic/" + entries.size()), kind, now, null));
    }

    private void close(String rule) {
        var open = concerns().stream()
                .filter(concern -> concern.stands() && concern.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new StoryRejected("No Flag of `%s` is open at %s for the nurse to close."
                        .formatted(rule, now.atZone(story.zone()).format(Story.LOCAL))));
        acts.add(new Act(rule, open.kind(), now, Set.copyOf(open.evidence())));
    }

    private RecoveryRecord record() {
        return new RecoveryRecord(
                PATIENT,
                start == null ? null : start.by(template),
                forms.reports(),
                acts,
                new HealthRecord(birthDate(), entries));
    }

    private @Nullable LocalDate birthDate() {
        try {
            return story.born() == null ? null : LocalDate.parse(story.born());
        } catch (DateTimeException unreadable) {
            throw new StoryRejected("`born` is `%s`; expected a date such as 1950-04-23.".formatted(story.born()));
        }
    }
}
