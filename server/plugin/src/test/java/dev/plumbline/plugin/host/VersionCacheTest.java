package dev.plumbline.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.store.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;

/** A version is kept once what read it has committed. */
class VersionCacheTest {

    private static final List<StoredVersion> SECOND = List.of(new StoredVersion("Basic", "7", "2"));

    private final List<Runnable> commits = new ArrayList<>();
    private final VersionCache cache = new VersionCache(10, commits::add);

    @Test
    void forgetsWhatWasReadInATransactionThatWasRolledBack() {
        load("refused");
        commits.clear();

        assertThat(load("kept")).isEqualTo("kept");
    }

    @Test
    void keepsWhatWasReadInATransactionThatHasCommitted() {
        load("kept");
        commits.forEach(Runnable::run);

        assertThat(load("never asked for")).isEqualTo("kept");
    }

    private String load(String stored) {
        return cache.load(Basic.class, SECOND, ids -> List.of(basic(stored)))
                .get(0)
                .getCode()
                .getText();
    }

    private static Basic basic(String text) {
        var basic = new Basic().setCode(new CodeableConcept().setText(text));
        basic.setIdElement(new IdType("Basic", "7", "2"));
        return basic;
    }
}
