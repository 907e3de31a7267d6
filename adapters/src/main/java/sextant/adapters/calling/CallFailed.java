package sextant.adapters.calling;

import java.io.IOException;
import sextant.engine.applications.CallFailure;

/** Ends a call with what the user is told. Carries no stack trace: it is an answer. */
final class CallFailed extends IOException {

    // Final in fact; an exception's fields are serializable by contract and this one never is.
    private final transient CallFailure failure;

    CallFailed(CallFailure failure) {
        super(failure.text());
        this.failure = failure;
    }

    CallFailure failure() {
        return failure;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
