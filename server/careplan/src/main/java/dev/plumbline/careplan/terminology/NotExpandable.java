package dev.plumbline.careplan.terminology;

/** The codes of a ValueSet do not follow from the definitions that are here. */
public final class NotExpandable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean knownToHost;

    private NotExpandable(String message, boolean knownToHost) {
        super(message);
        this.knownToHost = knownToHost;
    }

    /** Something that the ValueSet builds on is not defined here. */
    static NotExpandable undefined(String valueSet, String canonical) {
        return new NotExpandable(
                "ValueSet `%s` builds on `%s`, which this server does not define.".formatted(valueSet, canonical),
                false);
    }

    /** It contains itself, directly or by way of others. */
    static NotExpandable circular(String valueSet) {
        return new NotExpandable("ValueSet `%s` contains itself.".formatted(valueSet), false);
    }

    /** Without full-text search HAPI applies filters wrongly: it answers no codes where there are some. */
    static NotExpandable filtered(String valueSet) {
        return new NotExpandable(
                "ValueSet `%s` has a filter, which this server cannot apply.".formatted(valueSet), false);
    }

    /** A CodeSystem is here, but its concepts are in tables of the host. */
    static NotExpandable elsewhere(String valueSet, String canonical) {
        return new NotExpandable(
                "ValueSet `%s` takes in all of `%s`, which does not list its concepts.".formatted(valueSet, canonical),
                true);
    }

    /** Whether the host may know the answer. */
    public boolean mayBeKnownToHost() {
        return knownToHost;
    }
}
