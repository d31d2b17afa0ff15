package dev.plumbline.plugin.startup;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.form.FormLanguages;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.plugin.host.OwnRequest;
import dev.plumbline.plugin.host.PatientLocks;
import dev.plumbline.plugin.host.VersionConflictRetry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the content so that clients can read it. What is stored already is left alone; a version that is replaced is
 * kept under an id of its own, because responses and plans point to it.
 */
public final class ContentInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ContentInstaller.class);
    private static final String LOCK = "content";

    /** Plans and responses point to these by version; of the others HAPI stores one version only. */
    private static final Set<String> KEPT = Set.of("PlanDefinition", "ActivityDefinition", "Questionnaire");

    private final FhirContext fhir;
    private final ContentGate gate;
    private final Content content;
    private final ISearchParamRegistry parameters;
    private final FhirStore store;
    private final IHapiTransactionService transactions;
    private final PatientLocks locks;

    public ContentInstaller(
            FhirContext fhir,
            ContentGate gate,
            Content content,
            ISearchParamRegistry parameters,
            FhirStore store,
            IHapiTransactionService transactions,
            PatientLocks locks) {
        this.fhir = fhir;
        this.gate = gate;
        this.content = content;
        this.parameters = parameters;
        this.store = store;
        this.transactions = transactions;
        this.locks = locks;
    }

    /**
     * Opens the gate when everything is stored, at once where it was before. Safe to run on several nodes at the same
     * time: one installs, the others wait and then find everything in place.
     */
    public void install() {
        try {
            if (!isInPlace()) {
                store();
            }
        } catch (RuntimeException failure) {
            gate.fail();
            LOG.error("The content resources could not be stored; the start ends here.");
            throw failure;
        }
        gate.open();
        LOG.info("{} content resources are in place.", content.files().size());
    }

    private boolean isInPlace() {
        boolean all = transactions
                .withRequest(OwnRequest.create())
                .execute(() -> served().allMatch(one ->
                        stored(one).filter(before -> isSame(before, one)).isPresent()));
        if (all) {
            parameters.forceRefresh();
        }
        return all;
    }

    /** The search parameters come first, so that the rest is found by them. */
    private void store() {
        LOG.info("The content resources are being stored.");
        install(resource -> resource instanceof SearchParameter);
        parameters.forceRefresh();
        install(resource -> !(resource instanceof SearchParameter));
    }

    private Stream<Resource> served() {
        return content.files().stream().map(ContentFile::resource).map(FormLanguages::served);
    }

    private Optional<? extends Resource> stored(Resource resource) {
        return store.read(resource.getClass(), resource.getIdElement().getIdPart());
    }

    /** Without what the server adds: the version and its moment. */
    private boolean isSame(Resource before, Resource resource) {
        var bare = before.copy();
        bare.setId(resource.getId());
        bare.getMeta().setVersionId(null).setLastUpdated(null).setSource(null);
        var json = fhir.newJsonParser();
        return json.encodeResourceToString(bare).equals(json.encodeResourceToString(resource));
    }

    private void install(Predicate<Resource> some) {
        var request = OwnRequest.create();
        VersionConflictRetry.mark(request);
        transactions.withRequest(request).execute(() -> {
            locks.acquire(List.of(LOCK));
            served().filter(some).forEach(this::put);
        });
    }

    private void put(Resource resource) {
        var stored = stored(resource);
        if (stored.isPresent() && stored.get() instanceof MetadataResource before && replaces(resource, before)) {
            keep(before);
        }
        store.save(resource);
    }

    private static boolean replaces(Resource resource, MetadataResource before) {
        return KEPT.contains(resource.fhirType())
                && resource instanceof MetadataResource after
                && before.hasVersion()
                && !before.getVersion().equals(after.getVersion());
    }

    private void keep(MetadataResource before) {
        var kept = before.copy();
        kept.setId(before.getIdElement().getIdPart() + "-" + before.getVersion());
        kept.setMeta(null);
        store.save(kept);
    }
}
