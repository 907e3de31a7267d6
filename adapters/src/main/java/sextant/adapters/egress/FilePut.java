package sextant.adapters.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.Gate.Pinned;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Redirects;
import sextant.engine.storage.Parcel;
import sextant.engine.storage.Transferred;

/**
 * The PUT of a file (RFC 9110, 9.3.4), which may be done again whatever became of the time before. What stands at the address is looked
 * at first: the very same content is a delivery of which nobody knew, a beginning of it is what an earlier attempt left and is replaced,
 * anything else is left as it is. An address that shows nothing gets the content under the condition that nothing is there.
 */
record FilePut(Parcel parcel, String url, boolean overwrite, Gate gate, Redirects redirects) implements Carrying.Work {

    private static final int PIECE = 64 << 10;

    /** From here on an answer that makes the body superfluous is waited for. */
    private static final long LARGE = 1 << 20;

    /** What stands at the address. */
    private enum Standing {
        NOTHING_TO_SEE,
        SAME,
        BEGINNING,
        OTHER
    }

    @Override
    public Transferred done(Carrying carrying) throws NotFetched, IOException {
        var place = gate.admit(url);
        var standing = overwrite ? Standing.BEGINNING : look(place, carrying);
        return switch (standing) {
            case SAME -> new Transferred.Whole();
            case OTHER -> throw exists();
            case NOTHING_TO_SEE -> put(place, true, carrying);
            case BEGINNING -> put(place, false, carrying);
        };
    }

    private Transferred put(Pinned first, boolean onlyIfNew, Carrying carrying) throws NotFetched, IOException {
        var place = first;
        var response = send(place, onlyIfNew, carrying);
        while (response.getCode() == 307 || response.getCode() == 308) {
            place = sameOrigin(place, redirects.follow(place.target(), Answer.values(response, "Location")));
            response = send(place, onlyIfNew, carrying);
        }
        return switch (response.getCode()) {
            case 200, 201, 204 -> new Transferred.Whole();
            case 412 -> {
                if (look(place, carrying) == Standing.SAME) {
                    yield new Transferred.Whole();
                }
                throw exists();
            }
            // Whoever keeps the address may let us in, or have room, when we come again.
            default ->
                throw NotFetched.forNow(
                        NotFetched.UNREACHABLE.kind(),
                        Answer.unlike(response.getCode(), "taking the file").text());
        };
    }

    /** A file goes where its owner wants it, and not where that place says it should go. */
    private static Pinned sameOrigin(Pinned from, Pinned to) throws NotFetched {
        var one = from.target();
        var other = to.target();
        if (!one.scheme().equals(other.scheme()) || !one.authority().equals(other.authority())) {
            throw NotFetched.forGood("redirect-not-allowed", "The address redirects the file to another place.");
        }
        return to;
    }

    private ClassicHttpResponse send(Pinned place, boolean onlyIfNew, Carrying carrying)
            throws NotFetched, IOException {
        var request = Answer.request(Method.PUT, place.target());
        var body = new ParcelBody(parcel, carrying);
        request.setEntity(body);
        request.setHeader("Content-Length", parcel.size());
        request.setHeader("Content-Type", parcel.mediaType());
        request.setHeader("Content-Digest", "sha-256=:" + digest() + ":"); // RFC 9530
        if (onlyIfNew) {
            request.setHeader("If-None-Match", "*");
        }
        if (parcel.size() > LARGE) {
            request.setHeader("Expect", "100-continue");
        }
        return answered(place, request, body, carrying);
    }

    private static ClassicHttpResponse answered(
            Pinned place, ClassicHttpRequest request, ParcelBody body, Carrying carrying)
            throws NotFetched, IOException {
        try {
            return carrying.wire().send(place, request);
        } catch (NotFetched e) {
            body.throwOwnFailure();
            throw e;
        }
    }

    private String digest() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(parcel.sha256()));
    }

    private Standing look(Pinned place, Carrying carrying) throws NotFetched, IOException {
        var response = carrying.wire().send(place, Answer.request(Method.GET, place.target()));
        if (response.getCode() != 200) {
            return Standing.NOTHING_TO_SEE;
        }
        var entity = response.getEntity();
        if (entity == null) {
            return parcel.size() == 0 ? Standing.SAME : Standing.BEGINNING;
        }
        try (var there = entity.getContent()) {
            return compared(there, carrying);
        } finally {
            carrying.wire().close();
        }
    }

    private Standing compared(InputStream there, Carrying carrying) throws NotFetched, IOException {
        var ours = ByteBuffer.allocate(PIECE);
        parcel.content().position(0);
        while (true) {
            int count = read(parcel, ours.clear());
            var theirs = theirs(there, count == 0 ? 1 : count);
            carrying.moved(theirs.length);
            boolean same =
                    theirs.length <= count && Arrays.equals(theirs, 0, theirs.length, ours.array(), 0, theirs.length);
            if (!same) {
                return Standing.OTHER;
            }
            if (count == 0) {
                return Standing.SAME;
            }
            if (theirs.length < count) {
                return Standing.BEGINNING;
            }
        }
    }

    private static byte[] theirs(InputStream there, int most) throws NotFetched {
        try {
            return there.readNBytes(most);
        } catch (IOException e) {
            throw NotFetched.forNow("truncated", "What stands at the address could not be read to its end.");
        }
    }

    /** As much as there is room for, or is left. */
    static int read(Parcel parcel, ByteBuffer into) throws IOException {
        while (into.hasRemaining() && parcel.content().read(into) >= 0) {
            continue;
        }
        return into.position();
    }

    private static NotFetched exists() {
        return NotFetched.forGood(
                "exists",
                "Something else stands at the address already, and it is not replaced. Name another address.");
    }
}
