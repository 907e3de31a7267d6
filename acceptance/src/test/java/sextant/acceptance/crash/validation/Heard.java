package sextant.acceptance.crash.validation;

/**
 * A message that reached a listener.
 *
 * @param token    of the order whose job it is about
 * @param sequence its number
 * @param type     of the event: {@code sextant.job.phase} and others
 * @param phase    empty if it is about results
 */
public record Heard(String token, long sequence, String type, String phase) {}
