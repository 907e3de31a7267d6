package sextant.adapters.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sextant.adapters.egress.CurrentEgress;
import sextant.adapters.egress.Pace;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.platform.EgressPolicy;
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

    private final CurrentEgress egress;
    private final Supplier<StagingPolicy> staging;

    /** Both policies are asked for each time, as the operator may change them. */
    public HttpStorage(Supplier<EgressPolicy> egress, Supplier<StagingPolicy> staging) {
        this.egress = new CurrentEgress(egress);
        this.staging = staging;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Optional<Refusal> check(String uri, Direction direction) {
        return egress.get()
                .check(uri)
                .map(failed -> KINDS.getOrDefault(failed.kind(), RefusalKind.URL_SYNTAX)
                        .because(failed.text())
                        .got(uri));
    }

    @Override
    public Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException {
        return egress.get().download(uri, into, most, pace(), cancellation);
    }

    @Override
    public Transferred copyOut(Parcel parcel, String uri, Cancellation cancellation) throws IOException {
        return egress.get().upload(parcel, uri, staging.get().overwrite(), pace(), cancellation);
    }

    private Pace pace() {
        var policy = staging.get();
        return new Pace(policy.deadline(), policy.slowest(), policy.stall());
    }
}
