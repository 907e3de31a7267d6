package sextant.adapters.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.adapters.egress.Egress;
import sextant.adapters.egress.Pace;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.platform.Platform;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Parcel;
import sextant.engine.storage.Storage;
import sextant.engine.storage.Transferred;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** HTTP servers and WebDAV: GET and PUT, with no credentials. All of it goes out through {@link Egress}. */
public final class HttpStorage implements Storage {

    /** What is said at submission by the same word as later; anything else is a fault of the address as it is written. */
    private static final Map<String, RefusalKind> KINDS = Map.of(
            "host-syntax", RefusalKind.HOST_SYNTAX,
            "scheme-not-allowed", RefusalKind.SCHEME_NOT_ALLOWED,
            "port-not-allowed", RefusalKind.PORT_NOT_ALLOWED,
            "address-not-allowed", RefusalKind.ADDRESS_NOT_ALLOWED);

    private final Supplier<Platform> platform;
    private final Function<EgressPolicy, Egress> ways;
    private @Nullable Way way;

    public HttpStorage(Supplier<Platform> platform) {
        this(platform, Egress::new);
    }

    /** @param ways out, for each policy one */
    HttpStorage(Supplier<Platform> platform, Function<EgressPolicy, Egress> ways) {
        this.platform = platform;
        this.ways = ways;
    }

    private record Way(EgressPolicy policy, Egress egress) {}

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Optional<Refusal> check(String uri, Direction direction) {
        return egress().check(uri).map(failed -> KINDS.getOrDefault(failed.kind(), RefusalKind.URL_SYNTAX)
                .because(failed.text())
                .got(uri));
    }

    @Override
    public Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException {
        return egress().download(uri, into, most, pace(), cancellation);
    }

    @Override
    public Transferred copyOut(Parcel parcel, String uri, Cancellation cancellation) throws IOException {
        return egress().upload(parcel, uri, staging().overwrite(), pace(), cancellation);
    }

    private Pace pace() {
        var staging = staging();
        return new Pace(staging.deadline(), staging.slowest(), staging.stall());
    }

    private StagingPolicy staging() {
        return platform.get().jobs().staging();
    }

    /** Made again only when the operator has changed the policy. */
    private synchronized Egress egress() {
        var policy = platform.get().egress();
        var known = way;
        if (known == null || !known.policy().equals(policy)) {
            known = new Way(policy, ways.apply(policy));
            way = known;
        }
        return known.egress();
    }
}
