package dev.plumbline.plugin.startup;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import dev.plumbline.careplan.template.SignOffs;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log and in the CapabilityStatement, whoever writes it, which content no clinician has signed. */
@Interceptor
public final class SignOffNotice {

    private static final Logger LOG = LoggerFactory.getLogger(SignOffNotice.class);

    private final SignOffs signOffs;

    public SignOffNotice(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    /** One line for each template, at start. */
    public void log() {
        signOffs.signed().forEach(LOG::info);
        signOffs.unsigned().forEach(LOG::warn);
        signOffs.idle().forEach(LOG::warn);
    }

    /** Adds it to what the host says of this installation; once, where the host gives out the same statement again. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void tell(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            var implementation = statement.getImplementation();
            var description = implementation.getDescription();
            var told = Stream.concat(signOffs.unsigned().stream(), signOffs.signed().stream())
                    .collect(Collectors.joining(" "));
            if (description == null || description.isBlank()) {
                implementation.setDescription(told);
            } else if (!description.contains(told)) {
                implementation.setDescription("%s. %s".formatted(description, told));
            }
        }
    }
}
