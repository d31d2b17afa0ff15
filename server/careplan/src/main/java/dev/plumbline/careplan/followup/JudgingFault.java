package dev.plumbline.careplan.followup;

/** Our own judging failed, not the database: what the patient sent is kept all the same. */
final class JudgingFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JudgingFault(RuntimeException cause) {
        super("Judging failed with %s.".formatted(cause.getClass().getSimpleName()), cause);
    }
}
