package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.plan.PlanIds;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.Ids;
import dev.plumbline.careplan.template.RuleContent;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Writes concerns as Flags. */
final class FlagWriter {

    static final String COULD_NOT_BE_JUDGED = "could-not-be-judged";

    static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category";
    private final Template template;
    private final FlagOwner owner;

    FlagWriter(Template template, FlagOwner owner) {
        this.template = template;
        this.owner = owner;
    }

    /** A new Flag. Its id follows from its owner, its rule and the evidence that opens it. */
    Flag raise(Concern concern, Evidence opener, Instant now) {
        var id =
                Ids.of("flag", owner.reference(), concern.rule(), concern.kind().name(), reference(opener));
        var flag = new Flag();
        flag.setId(id);
        flag.addIdentifier(PlanIds.identifier(id));
        flag.setSubject(new Reference(owner.subject()));
        flag.setAuthor(new Reference(Canonicals.DEVICE));
        flag.addExtension(opened(now));
        return update(flag, concern);
    }

    /** The Flag with what the concern says now. */
    Flag update(Flag stored, Concern concern) {
        var flag = stored.copy();
        var content = template.contentOf(concern.rule());
        flag.setStatus(FlagStatus.ACTIVE);
        flag.setCode(code(concern, content));
        flag.getCategory().clear();
        flag.addCategory().addCoding().setSystem(CATEGORY).setCode(content.category());
        flag.setPeriod(new Period().setStartElement(at(concern.raised())));
        flag.getExtension().removeIf(extension -> isDerived(extension.getUrl()));
        flag.addExtension(FlagPriority.URL, FlagPriority.of(concern.level(), content.urgency()));
        details(concern).forEach(detail -> flag.addExtension(StoredFlag.DETAIL, new Reference(detail)));
        flag.addExtension(Canonicals.FLAG_RULE, new CanonicalType(content.canonical()));
        concern.closure().ifPresent(closure -> close(flag, ClosedBy.RULE, closure.at(), "Resolved by its rule."));
        flag.setText(narrative(concern.text()));
        return flag;
    }

    /** The plan comes first, and the evidence that is not the plan itself. */
    private Stream<String> details(Concern concern) {
        var evidence = concern.evidence().stream()
                .filter(one -> !owner.plan().filter(one.reference()::equals).isPresent())
                .map(FlagWriter::reference);
        return Stream.concat(owner.plan().stream(), evidence);
    }

    /** The same Flag, closed. */
    Flag closed(Flag stored, ClosedBy by, Instant at, String reason) {
        var flag = stored.copy();
        close(flag, by, at, reason);
        return flag;
    }

    /** The same Flag, taken back. */
    Flag retracted(Flag stored, Instant at, String reason) {
        return closed(stored, ClosedBy.WITHDRAWN, at, reason).setStatus(FlagStatus.ENTEREDINERROR);
    }

    /** The same Flag with a word for the person who has to close it. */
    Flag marked(Flag stored, String remark) {
        var text = Objects.requireNonNullElse(stored.getCode().getText(), "");
        if (text.contains(remark)) {
            return stored;
        }
        var flag = stored.copy();
        flag.getCode().setText((text + " " + remark).strip());
        flag.setText(narrative(flag.getCode().getText()));
        return flag;
    }

    private static boolean isDerived(String url) {
        return url.equals(FlagPriority.URL)
                || url.equals(StoredFlag.DETAIL)
                || url.equals(Canonicals.FLAG_RULE)
                || url.equals(Canonicals.FLAG_CLOSURE);
    }

    private void close(Flag flag, ClosedBy by, Instant at, String reason) {
        flag.setStatus(FlagStatus.INACTIVE);
        flag.getPeriod().setEndElement(at(at));
        flag.getExtension().removeIf(extension -> extension.getUrl().equals(Canonicals.FLAG_CLOSURE));
        flag.addExtension(closure(by, at(at), reason));
    }

    /** Says since when people can know of it. */
    static Extension opened(Instant now) {
        return new Extension(Canonicals.FLAG_OPENED, DateTimes.instant(now));
    }

    /** Closes the Flag in place. A day on which it ended, as the person names it, stays. */
    static void closeByPerson(Flag flag, DateTimeType at, String reason) {
        flag.setStatus(FlagStatus.INACTIVE);
        if (!flag.getPeriod().hasEnd()) {
            flag.getPeriod().setEndElement(at.copy());
        }
        flag.getExtension().removeIf(extension -> extension.getUrl().equals(Canonicals.FLAG_CLOSURE));
        flag.addExtension(closure(ClosedBy.PERSON, at, reason));
    }

    static Extension closure(ClosedBy by, DateTimeType at, String reason) {
        var closure = new Extension(Canonicals.FLAG_CLOSURE);
        closure.addExtension("by", new CodeType(by.code()));
        closure.addExtension("at", at);
        closure.addExtension("reason", new StringType(reason));
        return closure;
    }

    private static CodeableConcept code(Concern concern, RuleContent content) {
        var code = concern.kind() == Kind.NOT_JUDGED
                ? new CodeableConcept(new Coding(Canonicals.FLAG_CODE, COULD_NOT_BE_JUDGED, "Could not be judged"))
                : content.code().copy();
        return code.setText(concern.text());
    }

    /** Where to read the very version of the evidence. */
    static String reference(Evidence evidence) {
        return evidence.citedVersion()
                .map(version -> evidence.reference() + "/_history/" + version)
                .orElse(evidence.reference());
    }

    private DateTimeType at(Instant instant) {
        return DateTimes.millis(instant, owner.zone());
    }

    static Narrative narrative(String text) {
        var div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        div.addTag("p").addText(text);
        var narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
