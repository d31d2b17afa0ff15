package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.flag.FlagChange.Activity;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Flag;

/**
 * Compares the concerns that should stand with the Flags that do. A concern and a Flag belong together by shared
 * evidence, never by number. Reconciling twice changes nothing.
 */
public final class FlagReconciler {

    private static final String WITHDRAWN_REMARK =
            "The answer that raised this Flag was withdrawn or changed afterwards: please check and close it.";
    private static final String UNSUPPORTED_REMARK =
            "By the rules and limits that hold now this Flag would not be raised: please check and close it.";

    private final Template template;
    private final FlagWriter writer;
    private final List<StoredFlag> stored;
    private final Set<Evidence> current;
    private final Set<Evidence> fresh;
    private final Instant now;
    private final Set<String> spokenFor = new HashSet<>();
    private final Map<String, FlagChange> changes = new LinkedHashMap<>();

    /**
     * @param stored the owner's Flags
     * @param current every piece of evidence that is in the record now: what a Flag lists beyond it was withdrawn
     * @param fresh the evidence that was stored just now: only this opens a Flag about the past
     */
    public FlagReconciler(
            Template template,
            FlagOwner owner,
            List<StoredFlag> stored,
            Set<Evidence> current,
            Set<Evidence> fresh,
            Instant now) {
        this.template = template;
        this.writer = new FlagWriter(template, owner);
        this.stored = stored.stream()
                .filter(flag -> !flag.isRetracted())
                .sorted(Comparator.comparing(StoredFlag::id))
                .toList();
        this.current = Set.copyOf(current);
        this.fresh = Set.copyOf(fresh);
        this.now = now;
    }

    /** The Flags to write, in the order in which their concerns were raised. */
    public List<FlagChange> changes(List<Concern> concerns) {
        concerns.stream().filter(Concern::stands).forEach(this::stand);
        concerns.stream().filter(concern -> !concern.stands()).forEach(this::end);
        stored.stream()
                .filter(flag -> flag.isActive() && !spokenFor.contains(flag.id()))
                .forEach(this::abandon);
        return List.copyOf(changes.values());
    }

    private void stand(Concern concern) {
        var open = openFlagOf(concern);
        if (open.isPresent()) {
            spokenFor.add(open.get().id());
            change(open.get(), writer.update(open.get().flag(), concern), Activity.UPDATED, concern.evidence());
            return;
        }
        unseen(concern).ifPresent(opener -> raise(concern, opener));
    }

    /** The open Flag about this concern; else one that lost its own evidence and stays open for a person. */
    private Optional<StoredFlag> openFlagOf(Concern concern) {
        var open = stored.stream().filter(StoredFlag::isActive).toList();
        var shared = open.stream().filter(flag -> flag.isAbout(concern)).findFirst();
        return shared.or(() -> open.stream()
                .filter(flag -> flag.isUrgent() && flag.isOfRule(concern))
                .findFirst());
    }

    /** The first evidence that no closed Flag lists yet: what was closed is opened again by new evidence only. */
    private Optional<Evidence> unseen(Concern concern) {
        var seen = stored.stream()
                .filter(flag -> !flag.isActive() && flag.lists(concern))
                .flatMap(flag -> flag.evidence().stream())
                .toList();
        return concern.evidence().stream()
                .filter(evidence -> !seen.contains(evidence))
                .findFirst();
    }

    private void raise(Concern concern, Evidence opener) {
        var flag = writer.raise(concern, opener, now);
        spokenFor.add(flag.getIdElement().getIdPart());
        changes.put(
                flag.getIdElement().getIdPart(),
                new FlagChange(flag, Activity.RAISED, canonical(concern.rule()), concern.evidence()));
    }

    private void end(Concern concern) {
        var open = stored.stream()
                .filter(flag -> flag.isActive() && !spokenFor.contains(flag.id()) && flag.isAbout(concern))
                .filter(flag -> !flag.isUrgent())
                .findFirst();
        if (open.isPresent()) {
            spokenFor.add(open.get().id());
            change(open.get(), writer.update(open.get().flag(), concern), Activity.RESOLVED, concern.evidence());
        } else if (isNews(concern)) {
            raise(concern, concern.opener());
        }
    }

    /** A past concern that nobody could have known before now. */
    private boolean isNews(Concern concern) {
        return stored.stream().noneMatch(flag -> flag.isAbout(concern))
                && concern.evidence().stream().anyMatch(fresh::contains);
    }

    /** No concern speaks for this open Flag any more. */
    private void abandon(StoredFlag flag) {
        boolean withdrawn = !current.containsAll(flag.evidence());
        if (flag.isUrgent()) {
            change(
                    flag,
                    writer.marked(flag.flag(), withdrawn ? WITHDRAWN_REMARK : UNSUPPORTED_REMARK),
                    Activity.UPDATED,
                    flag.evidence());
        } else if (withdrawn) {
            var reason = "The evidence was withdrawn or changed.";
            change(flag, writer.retracted(flag.flag(), now, reason), Activity.RETRACTED, flag.evidence());
        } else {
            var reason = "A limit, the plan or another report changed, so that the evidence no longer supports it.";
            change(
                    flag,
                    writer.closed(flag.flag(), ClosedBy.NO_LONGER_SUPPORTED, now, reason),
                    Activity.RESOLVED,
                    flag.evidence());
        }
    }

    private void change(StoredFlag before, Flag after, Activity activity, List<Evidence> evidence) {
        if (!before.flag().equalsDeep(after)) {
            changes.put(before.id(), new FlagChange(after, activity, canonical(before.rule()), evidence));
        }
    }

    private String canonical(String rule) {
        var content = template.rules().get(rule);
        return content == null ? rule : content.canonical();
    }
}
