package sextant.model.refusal;

/** Thrown by readers and use cases, caught by the face that the request came through. Carries no stack trace: it is an answer. */
public final class Refused extends RuntimeException {

    private final Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.text(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
