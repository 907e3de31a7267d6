package sextant.acceptance.badinput;

import java.util.List;
import java.util.function.Supplier;
import sextant.acceptance.http.Request;

/**
 * One thing that should never have been sent, and what is answered.
 *
 * @param id      of the row in the input corpus
 * @param what    for people
 * @param request made when it is needed: some are large
 */
record Row(String id, String what, Supplier<byte[]> request, Expected expected) {

    /** What is right. Nothing of it depends on how fast the machine is. */
    sealed interface Expected {}

    /** An error of ours with this status and one of these kinds. */
    record Refused(int status, List<String> kinds) implements Expected {}

    /** A no, for which the kind of some reason starts so. */
    record No(String reason) implements Expected {}

    /** An answer with 200: there is nothing wrong after all. */
    record Answered() implements Expected {}

    /** An error of one of these statuses, as soon as the HTTP of it is read, and the connection is closed. */
    record NotHttp(List<Integer> statuses) implements Expected {}

    static Expected refused(int status, String... kinds) {
        return new Refused(status, List.of(kinds));
    }

    static Expected no(String reason) {
        return new No(reason);
    }

    static Expected answered() {
        return new Answered();
    }

    static Expected notHttp(Integer... statuses) {
        return new NotHttp(List.of(statuses));
    }

    static Row of(String id, String what, Supplier<Request> request, Expected expected) {
        return new Row(id, what, () -> request.get().bytes(), expected);
    }

    @Override
    public String toString() {
        return id + " " + what;
    }
}
