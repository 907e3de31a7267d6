package sextant.adapters.egress;

import java.time.Duration;
import java.util.Optional;

/** What came of a message that was posted. */
public sealed interface Posted {

    /** The other side answered. @param retryAfter how long it wants to be left alone, if it says so in seconds */
    record Answered(int status, Optional<Duration> retryAfter) implements Posted {}

    /** It did not; the kinds are those of {@link Egress}. @param later whether trying again may help */
    record Failed(String kind, String text, boolean later) implements Posted {}
}
