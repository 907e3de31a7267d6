package sextant.acceptance.crash.validation;

import java.util.List;

/**
 * One call of a client as the client saw it: a line of the history.
 *
 * @param client    who called
 * @param token     of the order; the idempotency key too
 * @param job       the id of the job, empty while it is not known
 * @param invoked   nanoseconds of {@link Uptime}, before the first byte was sent
 * @param completed after the last byte was read, or when the connection was found broken
 * @param status    of the answer; 0 if there was none, and nobody knows what happened
 * @param seen      the phase that was read, or the SHA-256 of the content that was fetched; empty otherwise
 */
public record Call(
        int client,
        Operation operation,
        String token,
        String job,
        long invoked,
        long completed,
        int status,
        String seen) {

    /** Whether the service said that it is done. */
    public boolean acknowledged() {
        return status == 303 || status == 200 || status == 201;
    }

    public boolean creates() {
        return operation == Operation.CREATE || operation == Operation.CREATE_AND_RUN;
    }

    /** Whether it asks the job to run, also if nobody knows whether it was heard. */
    public boolean asksToRun() {
        return operation == Operation.CREATE_AND_RUN || operation == Operation.RUN;
    }

    public String line() {
        return String.join(
                "\t",
                List.of(
                        Integer.toString(client),
                        operation.name(),
                        token,
                        job,
                        Long.toString(invoked),
                        Long.toString(completed),
                        Integer.toString(status),
                        seen));
    }

    public static Call of(String line) {
        var fields = line.split("\t", -1);
        return new Call(
                Integer.parseInt(fields[0]),
                Operation.valueOf(fields[1]),
                fields[2],
                fields[3],
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                Integer.parseInt(fields[6]),
                fields[7]);
    }
}
