package sextant.adapters.egress;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service is asked.
 *
 * @param address without a query
 * @param query   percent-encoded; may be empty
 * @param accept  the media type that is wanted; others are taken too
 * @param form    the body of a POST; a GET if there is none
 */
public record ServiceCall(String address, String query, String accept, Optional<byte[]> form) {

    /** Gets the answer. */
    public interface Receiver {

        /**
         * The head of the answer is there.
         *
         * @param mediaType without parameters, in lower case; empty if the service does not say
         * @param length    of the body, if the service says
         * @throws IOException if it is of no use; it ends the call, and is thrown by it
         */
        Body answered(int status, String mediaType, OptionalLong length) throws IOException;
    }

    /**
     * Where the body goes.
     *
     * @param most   bytes of it
     * @param enough whether so many bytes of a longer one are enough; else it is {@code too-large}
     */
    public record Body(OutputStream into, long most, boolean enough) {}
}
