package sextant.acceptance.crash.validation;

/**
 * A job as it was read after everything had come to rest.
 *
 * @param token   of its order
 * @param error   the message of its error summary, empty if there is none
 * @param result  what is listed and what is there; {@link Fetched#NONE} if no result is listed
 */
public record FinalJob(String id, String token, String phase, String error, Fetched result) {

    /**
     * @param listedSize   as the job's document says, empty if it does not
     * @param listedSha256 the same
     * @param status       of fetching it
     * @param size         of what came
     * @param sha256       of what came
     */
    public record Fetched(String listedSize, String listedSha256, int status, long size, String sha256) {

        public static final Fetched NONE = new Fetched("", "", 0, 0, "");

        boolean agrees() {
            return status == 200
                    && (listedSize.isEmpty() || listedSize.equals(Long.toString(size)))
                    && (listedSha256.isEmpty() || listedSha256.equalsIgnoreCase(sha256));
        }
    }

    public Order order() {
        return Order.of(token);
    }
}
