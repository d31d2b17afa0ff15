package dev.plumbline.careplan.fhirpath;

/** A text that is no FHIRPath. Its message is that of the parser. */
public final class BrokenExpression extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenExpression(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
