package sextant.adapters.egress;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http2.ssl.ApplicationProtocol;
import org.apache.hc.core5.ssl.SSLContexts;
import org.slf4j.Logger;
import sextant.adapters.egress.address.AddressPolicy;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Redirects;
import sextant.adapters.egress.address.Resolver;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Parcel;
import sextant.engine.storage.Transferred;

/**
 * The one way out to addresses that a client can influence. Thread-safe; one for each platform.
 *
 * <ul>
 *   <li>URLs are read strictly; scheme and port must be listed in the policy. A network that the operator opened is open for the listed
 *       ports only.
 *   <li>A name is looked up once, <em>all</em> its addresses must be open, and only these are connected to. For {@code localhost} the
 *       operator opens {@code 127.0.0.0/8} and {@code ::1/128}.
 *   <li>Every redirect is judged like the first address; none leads from https to http.
 *   <li>One deadline for everything. Size, headers and the number of fetches at the same time are limited.
 *   <li>Certificates are always checked, against the trust store of the JDK. No credentials are sent.
 * </ul>
 *
 * <p>The kinds of {@link Failed}: {@code url-syntax}, {@code host-syntax}, {@code scheme-not-allowed}, {@code port-not-allowed},
 * {@code address-not-allowed}, {@code redirect-not-allowed}, {@code redirect-limit}, {@code redirect-loop}, {@code redirect-downgrade},
 * {@code unreachable} (unknown, refused, filtered, silent, and any status but 200 and 203: the text tells only the status from the others),
 * {@code tls-failed}, {@code too-slow}, {@code too-large}, {@code truncated}, {@code content-coding}, {@code busy}.
 */
public final class Egress implements DocumentFetcher {

    /** Classes of all archives that a small program of ours needs to ask by itself. */
    public static final List<Class<?>> PARTS =
            List.of(Egress.class, TlsSocketStrategy.class, Method.class, ApplicationProtocol.class, Logger.class);

    private static final int PLACES = 32;
    private static final Duration TIME_TO_POST = Duration.ofSeconds(5);

    private final EgressPolicy policy;
    private final Gate gate;
    private final Places places;
    private final TlsSocketStrategy tls;

    /** @throws IllegalArgumentException with a sentence for the operator, if the policy says something that cannot be done */
    public Egress(EgressPolicy policy) {
        this(policy, InetAddress::getAllByName, AddressPolicy::isOwn, SSLContexts.createDefault(), PLACES);
    }

    /** For tests, which have their own name server, their own certificates, and less patience. */
    Egress(EgressPolicy policy, Resolver resolver, Predicate<InetAddress> own, SSLContext trust, int places) {
        if (!Set.of("http", "https").containsAll(policy.schemes())) {
            throw new IllegalArgumentException("only http and https can be fetched, not all of " + policy.schemes());
        }
        this.policy = policy;
        this.gate = new Gate(policy, resolver, own);
        this.places = new Places(places);
        this.tls = new DefaultClientTlsStrategy(trust);
    }

    @Override
    public Fetched fetch(String url) {
        var redirects = new Redirects(gate, policy.redirects());
        var wire = new Wire(tls, policy.deadline());
        return places.give(new DocumentGet(url, policy.size(), gate, redirects, wire), policy.deadline());
    }

    /** Why nothing could be fetched from or sent to a URL, as far as that can be said without asking anybody. */
    public Optional<Failed> check(String url) {
        try {
            gate.glance(url);
            return Optional.empty();
        } catch (NotFetched e) {
            return Optional.of(e.failed());
        }
    }

    /**
     * Fetches a file of any size. The words of {@link Transferred.Failed} are the kinds of {@link Failed}.
     *
     * @param into gets what comes; it may be closed when this has returned, even if something still comes
     * @throws IOException what {@code into} throws
     */
    public Transferred download(String url, OutputStream into, long most, Pace pace, Cancellation cancellation)
            throws IOException {
        var redirects = new Redirects(gate, policy.redirects());
        return carrying(pace).carry(new FileGet(url, into, most, gate, redirects), cancellation);
    }

    /**
     * Puts a file at a URL; redirects within the same origin are followed. The words of {@link Transferred.Failed} are the kinds of
     * {@link Failed}, and {@code exists}.
     *
     * @param overwrite whether what stands there may be replaced
     * @throws IOException if the parcel cannot be read
     */
    public Transferred upload(Parcel parcel, String url, boolean overwrite, Pace pace, Cancellation cancellation)
            throws IOException {
        var redirects = new Redirects(gate, policy.redirects());
        return carrying(pace).carry(new FilePut(parcel, url, overwrite, gate, redirects), cancellation);
    }

    /**
     * Asks a service whose address its operator wrote down. The words of {@link Transferred.Failed} are the kinds of {@link Failed}; an
     * answer of whatever status is {@link Transferred.Whole}.
     *
     * @throws IOException what the receiver, or what takes the body, throws
     */
    public Transferred call(ServiceCall request, ServiceCall.Receiver receiver, Pace pace) throws IOException {
        var redirects = new Redirects(gate, policy.redirects());
        return carrying(pace).carry(new ServiceAnswer(request, receiver, gate, redirects), new Cancellation());
    }

    /** Posts a small message, once; no redirect is followed. Over within a few seconds, whatever the other side does. */
    public Posted post(String url, Map<String, String> headers, byte[] body) {
        return new MessagePost(url, headers, body, gate, new Wire(tls, TIME_TO_POST)).within(TIME_TO_POST);
    }

    private Carrying carrying(Pace pace) {
        return new Carrying(new Wire(tls, pace.stall()), pace);
    }
}
