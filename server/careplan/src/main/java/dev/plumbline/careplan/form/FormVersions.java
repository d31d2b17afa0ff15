package dev.plumbline.careplan.form;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plumbline.careplan.store.FhirStore;
import java.util.Optional;

/** The texts of forms that were in use before: a response may still name one, and is read by what its patient saw. */
public final class FormVersions {

    private static final int KEPT = 200;

    private final FhirStore store;
    private final Cache<String, Form> compiled =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public FormVersions(FhirStore store) {
        this.store = store;
    }

    /**
     * The stored form of this canonical. A version never changes once it is in use, so what was compiled is kept.
     *
     * @param canonical with a version
     */
    public Optional<Form> stored(String canonical) {
        var known = compiled.getIfPresent(canonical);
        if (known != null) {
            return Optional.of(known);
        }
        var found = store.questionnaire(canonical).map(FormCompiler::compile);
        found.ifPresent(form -> compiled.put(canonical, form));
        return found;
    }
}
