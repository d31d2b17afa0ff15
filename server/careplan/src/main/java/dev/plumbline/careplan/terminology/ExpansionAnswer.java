package dev.plumbline.careplan.terminology;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** A ValueSet as {@code $expand} answers it: without its definition, with the asked part of its codes. */
public final class ExpansionAnswer {

    private ExpansionAnswer() {}

    /** {@code expansion.total} counts what the filter lets through, on this page or not. */
    public static ValueSet of(
            ValueSet valueSet,
            List<ValueSetExpansionContainsComponent> members,
            ExpansionRequest request,
            Instant now) {
        var accepted = members.stream().filter(request::accepts).toList();
        var answer = valueSet.copy().setCompose(null).setExpansion(null);
        answer.setText(null);
        var expansion = answer.getExpansion()
                .setIdentifier("urn:uuid:" + UUID.randomUUID())
                .setTimestamp(Date.from(now))
                .setTotal(accepted.size())
                .setOffset(request.offset());
        if (!request.filter().isEmpty()) {
            expansion.addParameter().setName("filter").setValue(new StringType(request.filter()));
        }
        expansion.addParameter().setName("offset").setValue(new IntegerType(request.offset()));
        expansion.addParameter().setName("count").setValue(new IntegerType(request.count()));
        accepted.stream()
                .skip(request.offset())
                .limit(request.count())
                .map(request::show)
                .forEach(expansion::addContains);
        return answer;
    }
}
