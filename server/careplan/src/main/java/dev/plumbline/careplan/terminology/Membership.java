package dev.plumbline.careplan.terminology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** Whether codes belong to a ValueSet, as {@code $validate-code} answers it. */
public final class Membership {

    private Membership() {}

    /**
     * {@code result} is true if one of the codings is among the members; a coding without a system is looked for in
     * all of them. A display that differs is told in {@code message} and changes nothing.
     *
     * @param asked the codings of one concept, at least one
     */
    public static Parameters of(
            ValueSet valueSet, List<ValueSetExpansionContainsComponent> members, List<Coding> asked) {
        var answer = new Parameters();
        for (var coding : asked) {
            var found = find(members, coding);
            if (found.isPresent()) {
                answer.addParameter("result", new BooleanType(true));
                tellDisplay(answer, coding, found.get());
                return answer;
            }
        }
        var codes = asked.stream().map(Membership::told).collect(Collectors.joining(", "));
        return answer.addParameter("result", new BooleanType(false))
                .addParameter(
                        "message", new StringType("%s: not in ValueSet `%s`.".formatted(codes, valueSet.getUrl())));
    }

    private static Optional<ValueSetExpansionContainsComponent> find(
            List<ValueSetExpansionContainsComponent> members, Coding coding) {
        return members.stream()
                .filter(member -> !coding.hasSystem() || coding.getSystem().equals(member.getSystem()))
                .filter(member -> member.getCode().equals(coding.getCode()))
                .filter(member -> !member.getAbstract())
                .findFirst();
    }

    private static void tellDisplay(Parameters answer, Coding coding, ValueSetExpansionContainsComponent member) {
        if (!member.hasDisplay()) {
            return;
        }
        if (coding.hasDisplay() && !coding.getDisplay().equalsIgnoreCase(member.getDisplay())) {
            answer.addParameter(
                    "message",
                    new StringType(
                            "Display is `%s`; expected `%s`.".formatted(coding.getDisplay(), member.getDisplay())));
        }
        answer.addParameter("display", new StringType(member.getDisplay()));
    }

    private static String told(Coding coding) {
        return "`%s#%s`".formatted(coding.hasSystem() ? coding.getSystem() : "", coding.getCode());
    }
}
