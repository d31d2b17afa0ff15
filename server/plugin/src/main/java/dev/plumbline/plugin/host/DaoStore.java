package dev.plumbline.plugin.host;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.StoredVersion;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The resources behind HAPI's DAOs. Every call joins the transaction of the calling thread. It searches where it could
 * read, because a read that finds nothing marks the transaction for rollback.
 */
public final class DaoStore implements FhirStore {

    /** A host may cap what a search without a count returns; a record that is cut short is judged wrongly. */
    private static final int ALL = 100_000;

    private final DaoRegistry daos;
    private final EntityManagerFactory factory;
    private final VersionCache cache;

    /**
     * The host's resources.
     *
     * @param cached how many versions of resources are kept in memory at most
     */
    public DaoStore(DaoRegistry daos, EntityManagerFactory factory, int cached) {
        this.daos = daos;
        this.factory = factory;
        this.cache = new VersionCache(cached, this::afterCommit);
    }

    @Override
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        var byId = SearchParameterMap.newSynchronous().add("_id", new TokenParam(id));
        return search(type, byId).stream().findFirst();
    }

    @Override
    public <T extends Resource> List<T> referringTo(Class<T> type, String parameter, String target) {
        return search(type, SearchParameterMap.newSynchronous().add(parameter, new ReferenceParam(target)));
    }

    @Override
    public List<StoredVersion> versionsAbout(String subject, List<String> types) {
        return PatientIndex.versionsAbout(manager(), new IdType(subject).getIdPart(), types);
    }

    @Override
    public <T extends Resource> List<T> load(Class<T> type, List<StoredVersion> versions) {
        return cache.load(type, versions, ids -> byIds(type, ids));
    }

    private <T extends Resource> List<T> byIds(Class<T> type, List<String> ids) {
        var wanted = new TokenOrListParam();
        ids.forEach(id -> wanted.add(new TokenParam(id)));
        return search(type, SearchParameterMap.newSynchronous().add("_id", wanted));
    }

    @Override
    public List<Observation> observations(String subject, List<Coding> codes) {
        var tokens = new TokenOrListParam();
        codes.forEach(code -> tokens.add(code.getSystem(), code.getCode()));
        var coded = SearchParameterMap.newSynchronous()
                .add("subject", new ReferenceParam(subject))
                .add("code", tokens);
        return search(Observation.class, coded);
    }

    @Override
    public Optional<Questionnaire> questionnaire(String canonical) {
        var url = Canonicals.withoutVersion(canonical);
        var byCanonical = SearchParameterMap.newSynchronous()
                .add("url", new UriParam(url))
                .add("version", new TokenParam(canonical.substring(url.length() + 1)));
        return search(Questionnaire.class, byCanonical).stream().findFirst();
    }

    @Override
    @SuppressWarnings("unchecked") // A resource's DAO takes resources of its own class.
    public IdType save(Resource resource) {
        var dao = daos.getResourceDao((Class<Resource>) resource.getClass());
        var id = dao.update(resource, OwnRequest.create()).getId();
        return new IdType(id.getResourceType(), id.getIdPart(), id.getVersionIdPart());
    }

    @Override
    public void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /**
     * Forgets what the transaction holds in memory, too: where the client's resource has a tag, its definition is there
     * as another object than the one that reading another resource of the same tag would give, and Hibernate refuses both.
     */
    @Override
    public void flush() {
        var manager = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
        if (manager != null) {
            manager.flush();
            manager.clear();
        }
    }

    private EntityManager manager() {
        return requireNonNull(
                EntityManagerFactoryUtils.getTransactionalEntityManager(factory), "There is no transaction.");
    }

    private <T extends Resource> List<T> search(Class<T> type, SearchParameterMap criteria) {
        return daos.getResourceDao(type).searchForResources(criteria.setCount(ALL), OwnRequest.create());
    }
}
