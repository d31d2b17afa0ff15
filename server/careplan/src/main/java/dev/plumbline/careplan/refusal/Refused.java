package dev.plumbline.careplan.refusal;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The request cannot be carried out; nothing was written. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::message).collect(joining(" ")));
        this.refusals = List.copyOf(refusals);
    }

    public Refused(String expression, String message) {
        this(List.of(new Refusal(expression, message)));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
