package dev.plumbline.careplan.followup;

import java.util.Set;

/**
 * What made a judgement necessary.
 *
 * @param responses references of the responses that were stored in this transaction, {@code QuestionnaireResponse/12}
 * @param clientWritten references of the resources that the transaction's client wrote itself: they are not written
 *     again before it has committed
 */
public record Trigger(Set<String> responses, Set<String> clientWritten) {

    /** Time has passed, or somebody asked. */
    public static final Trigger NOTHING_STORED = new Trigger(Set.of(), Set.of());

    public Trigger {
        responses = Set.copyOf(responses);
        clientWritten = Set.copyOf(clientWritten);
    }
}
