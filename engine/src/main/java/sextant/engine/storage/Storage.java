package sextant.engine.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import sextant.model.refusal.Refusal;

/**
 * A kind of place outside, for some schemes of URIs. A new one is one class, and one line in {@code Wiring}; {@code StorageContract} is
 * what every implementation must pass. All methods may be called from any thread.
 *
 * <p>An address is judged again whenever something is carried, whatever {@link #check} has said: policies change, and so do names. What
 * an address does is never an exception: {@link IOException} is what this machine's own side of it does, the stream or the parcel.
 */
public interface Storage {

    /** In lower case, such as {@code https}. */
    Set<String> schemes();

    /**
     * Whether an address can be tried at all. Asked when a job is submitted, so nobody outside is asked, not even for a name.
     *
     * @return why not: {@code url-syntax}, {@code host-syntax}, {@code port-not-allowed}, {@code address-not-allowed}
     */
    Optional<Refusal> check(String uri, Direction direction);

    /**
     * Carries what is at an address here. {@code Whole} says that all of it has been written, and that whoever gave it has said so too as
     * far as they can: a length that was announced is the length that came.
     *
     * @param most         bytes; one more is {@code too-large}
     * @param cancellation heeded soon, whatever is waited for
     */
    Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException;

    /**
     * Carries a parcel to an address. {@code Whole} says that whoever keeps it there has said so, or that the very same content is there
     * already: done again after a success of which nobody knew, it succeeds. What stands there with another content is left as it is
     * ({@code exists}), unless the operator allows it to be replaced; but what an earlier attempt left there in part is replaced.
     */
    Transferred copyOut(Parcel parcel, String uri, Cancellation cancellation) throws IOException;
}
