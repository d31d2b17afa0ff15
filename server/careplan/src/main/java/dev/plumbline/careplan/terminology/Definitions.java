package dev.plumbline.careplan.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;

/** Where CodeSystems and ValueSets are defined. Of several versions that a canonical without version names, the newest. */
public interface Definitions {

    /**
     * A CodeSystem, whether it lists its concepts or not.
     *
     * @param canonical {@code url} or {@code url|version}
     */
    Optional<CodeSystem> codeSystem(String canonical);

    /**
     * A ValueSet, as it was written.
     *
     * @param canonical {@code url} or {@code url|version}
     */
    Optional<ValueSet> valueSet(String canonical);
}
