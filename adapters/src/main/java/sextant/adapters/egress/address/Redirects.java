package sextant.adapters.egress.address;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.utils.URIUtils;
import sextant.adapters.egress.address.Gate.Pinned;

/** The redirects of one fetch, each of which goes through the {@link Gate} like the first address. Not thread-safe. */
public final class Redirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final Gate gate;
    private final int most;
    private final Set<Target> seen = new HashSet<>();
    private int followed;

    public Redirects(Gate gate, int most) {
        this.gate = gate;
        this.most = most;
    }

    public static boolean isRedirect(int status) {
        return STATUSES.contains(status);
    }

    /**
     * Where to go next.
     *
     * @param locations every {@code Location} of the answer
     * @throws NotFetched {@code redirect-limit}, {@code redirect-loop}, {@code redirect-downgrade}, or {@code redirect-not-allowed} for
     *                    what the gate does not let through; never with the text of the location
     */
    public Pinned follow(Target from, List<String> locations) throws NotFetched {
        if (followed++ == most) {
            throw NotFetched.forGood("redirect-limit", "The address redirects more than " + most + " times.");
        }
        seen.add(from);
        var next = admit(from, locations);
        if (from.secure() && !next.target().secure()) {
            throw NotFetched.forGood("redirect-downgrade", "The address redirects from https to http.");
        }
        if (seen.contains(next.target())) {
            throw NotFetched.forGood("redirect-loop", "The address redirects in a circle.");
        }
        return next;
    }

    private Pinned admit(Target from, List<String> locations) throws NotFetched {
        if (locations.size() != 1) {
            throw notAllowed("location-missing");
        }
        try {
            return gate.admit(resolve(from, locations.getFirst()));
        } catch (NotFetched e) {
            throw e.failed().equals(NotFetched.UNREACHABLE)
                    ? e
                    : notAllowed(e.failed().kind());
        }
    }

    private static String resolve(Target from, String location) throws NotFetched {
        try {
            var absolute =
                    URIUtils.resolve(URI.create(from.toString()), location).toString();
            var fragment = absolute.indexOf('#');
            return fragment < 0 ? absolute : absolute.substring(0, fragment);
        } catch (IllegalArgumentException e) {
            throw notAllowed("url-syntax");
        }
    }

    private static NotFetched notAllowed(String kind) {
        return NotFetched.forGood(
                "redirect-not-allowed", "The address redirects to a place that is not open here (" + kind + ").");
    }
}
