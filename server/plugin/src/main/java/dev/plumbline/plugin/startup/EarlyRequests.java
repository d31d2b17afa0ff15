package dev.plumbline.plugin.startup;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.plugin.judging.BeforeStorage;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Resource;

/**
 * Answers 503 to requests that come before the content is stored and would be answered wrongly: our operations, and, if
 * the setting says so, whatever reads a type of which content is stored. The responses are held back where they are
 * stored, since they also come in Bundles ({@link BeforeStorage}).
 */
@Interceptor
public final class EarlyRequests {

    private static final Set<RestOperationTypeEnum> READING = EnumSet.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.SEARCH_TYPE,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE);

    private final ContentGate gate;
    private final Set<String> operations;
    private final Set<String> read;

    /**
     * @param holdsReads whether reading a type waits for the content; in a host that has resources of its own it would
     *     hinder others
     */
    public EarlyRequests(ContentGate gate, Content content, boolean holdsReads) {
        this.gate = gate;
        this.operations = resources(content)
                .filter(OperationDefinition.class::isInstance)
                .flatMap(resource -> names((OperationDefinition) resource))
                .collect(Collectors.toSet());
        this.read = holdsReads ? resources(content).map(Resource::fhirType).collect(Collectors.toSet()) : Set.of();
    }

    private static Stream<Resource> resources(Content content) {
        return content.files().stream().map(ContentFile::resource);
    }

    private static Stream<String> names(OperationDefinition operation) {
        return operation.getResource().stream().map(type -> type.getCode() + "/$" + operation.getCode());
    }

    /** Called for each entry of a batch too. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void arrives(RequestDetails request, RestOperationTypeEnum kind) {
        if (operations.contains(request.getResourceName() + "/" + request.getOperation())
                || (READING.contains(kind) && read.contains(String.valueOf(request.getResourceName())))) {
            gate.check();
        }
    }
}
