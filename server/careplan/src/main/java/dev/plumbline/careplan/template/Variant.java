package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.CodeList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * One of the forms that a template takes: kyphoplasty, or a fracture by a tumour.
 *
 * @param axis on which it is one of several, such as {@code indication}; a plan has one variant of each axis
 * @param coding its code, which no other variant of the template has
 * @param planTitle the title of the CarePlan; null if the variant leaves the template's
 * @param basis in whose codes it shows
 * @param isDefault whether a plan follows it where no code speaks for any variant of the axis
 * @param criteria its codes, the specific ones first; those of a later rank count only where no earlier rank decides
 */
public record Variant(
        String axis,
        Coding coding,
        @Nullable StringType planTitle,
        Basis basis,
        boolean isDefault,
        List<CodeList> criteria) {

    public Variant {
        criteria = List.copyOf(criteria);
    }

    /** The resource in whose codes a variant shows. */
    public enum Basis {
        /** The index procedure. */
        PROCEDURE,
        /** What the procedure was done for, else what the patient has. */
        CONDITION
    }

    public String code() {
        return coding.getCode();
    }

    public Optional<StringType> title() {
        return Optional.ofNullable(planTitle);
    }

    /**
     * Whether one of these codes speaks for it.
     *
     * @param rank of its criteria, from 0
     */
    public boolean isMeantBy(Collection<Coding> codes, int rank) {
        return rank < criteria.size() && criteria.get(rank).hasAny(codes);
    }
}
