package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.template.ReviewTimes;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Compares the Tasks that ask a person to look at a Flag with those that should be there: one for each open Flag of a
 * level that has a deadline. As long as an urgent Flag waits, the first asking about others is held back. Comparing
 * twice changes nothing.
 */
public final class ReviewTasks {

    private static final String PERSON_CLOSED = "A person closed the Flag.";
    private static final String NO_REVIEW = "The Flag needs no review of its own any more.";

    private final ReviewTimes times;
    private final ReviewWriter writer;
    private final Instant now;

    /**
     * The Tasks about the Flags of one owner.
     *
     * @param team reference of the CareTeam that is asked; null = nobody in particular
     */
    public ReviewTasks(ReviewTimes times, FlagOwner owner, @Nullable String team, Instant now) {
        this.times = times;
        this.writer = new ReviewWriter(times, owner, team, now);
        this.now = now;
    }

    /**
     * The Flags' Tasks, and which of them must be written.
     *
     * @param flags as they stand after reconciling
     * @param stored review Tasks of the patient
     */
    public Reviews of(List<StoredFlag> flags, List<Task> stored) {
        Map<String, ReviewTask> byId =
                stored.stream().map(ReviewTask::new).collect(Collectors.toMap(ReviewTask::id, Function.identity()));
        var reviews = flags.stream()
                .map(flag -> new Review(flag, byId.get(ReviewTask.idOf(flag.id()))))
                .toList();
        boolean holding = reviews.stream().anyMatch(this::holdsOthersBack);
        return new Reviews(
                reviews.stream()
                        .flatMap(review -> review.before().stream())
                        .map(ReviewTask::task)
                        .toList(),
                reviews.stream()
                        .filter(review -> !holding || !review.canWait())
                        .flatMap(review -> change(review).stream())
                        .toList());
    }

    private boolean holdsOthersBack(Review review) {
        boolean recent = review.flag()
                .opened()
                .filter(opened -> now.isBefore(opened.plus(times.suppression())))
                .isPresent();
        return recent
                && review.flag().isActive()
                && review.flag().isUrgent()
                && after(review)
                        .map(ReviewTask::new)
                        .filter(ReviewTask::isWaiting)
                        .isPresent();
    }

    private Optional<Task> change(Review review) {
        return after(review)
                .filter(task -> review.before()
                        .filter(before -> before.task().equalsDeep(task))
                        .isEmpty())
                .map(writer::stamped);
    }

    /** The Task as it should be; empty if there is none and needs to be none. */
    private Optional<Task> after(Review review) {
        var level = review.flag().level().filter(times.deadlines()::containsKey);
        return review.flag().isActive() && level.isPresent()
                ? Optional.of(asking(review, level.get()))
                : review.before().map(before -> over(review.flag(), before));
    }

    private Task asking(Review review, Urgency level) {
        var before = review.before();
        if (before.isEmpty()) {
            return writer.created(review.flag(), level);
        }
        return mustBeAskedAgain(review.flag(), level, before.get())
                ? writer.askedAgain(before.get(), review.flag(), level)
                : writer.updated(before.get(), review.flag(), level);
    }

    /**
     * What a person did covers the evidence that was shown: urgent evidence beyond it needs a person again. A completed
     * Task has closed its Flag: if that is open, it was opened again since.
     */
    private static boolean mustBeAskedAgain(StoredFlag flag, Urgency level, ReviewTask before) {
        if (before.isWaiting()) {
            return false;
        }
        boolean uncovered = !new HashSet<>(before.evidence()).containsAll(flag.evidence());
        return before.task().getStatus() == TaskStatus.COMPLETED
                || (level.isUrgent() && uncovered)
                || hasRisen(level, before)
                || isOlderThan(flag, before);
    }

    private static boolean hasRisen(Urgency level, ReviewTask before) {
        return before.task().hasPriority()
                && ReviewWriter.priority(level).compareTo(before.task().getPriority()) > 0;
    }

    private static boolean isOlderThan(StoredFlag flag, ReviewTask before) {
        return !before.isUnfinished()
                && flag.opened()
                        .filter(opened ->
                                before.lastModified().filter(opened::isAfter).isPresent())
                        .isPresent();
    }

    /** What people ended stays as they left it. */
    private static Task over(StoredFlag flag, ReviewTask before) {
        if (!before.isUnfinished()) {
            return before.task();
        }
        if (flag.isActive()) {
            var cancelled = ReviewWriter.ended(before, TaskStatus.CANCELLED, NO_REVIEW);
            return cancelled.setPriority(ReviewWriter.priority(Urgency.ROUTINE));
        }
        return switch (flag.closedBy()) {
            case PERSON -> ReviewWriter.ended(before, TaskStatus.COMPLETED, PERSON_CLOSED);
            case RULE -> cancelled(before, "The Flag was resolved by its rule.");
            case NO_LONGER_SUPPORTED -> cancelled(before, "The Flag is no longer supported by what is known now.");
            case WITHDRAWN -> cancelled(before, "The Flag was retracted: its evidence was withdrawn or changed.");
        };
    }

    private static Task cancelled(ReviewTask before, String reason) {
        return ReviewWriter.ended(before, TaskStatus.CANCELLED, reason);
    }

    /** A Flag beside its Task; null if that is not stored. */
    private record Review(StoredFlag flag, @Nullable ReviewTask stored) {

        Optional<ReviewTask> before() {
            return Optional.ofNullable(stored);
        }

        /** What was asked once is not taken back. */
        boolean canWait() {
            return stored == null && !flag.isUrgent();
        }
    }
}
