package sextant.adapters.callbacks;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.adapters.egress.CurrentEgress;
import sextant.adapters.egress.Posted;
import sextant.engine.callbacks.Message;
import sextant.engine.callbacks.Notifier;
import sextant.engine.platform.EgressPolicy;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** Posts messages to addresses of {@code http} and {@code https}, all of it through {@code Egress}. */
public final class HttpNotifier implements Notifier {

    private static final int GONE = 410;

    private final CurrentEgress egress;
    private final Supplier<URI> own;

    /** @param own the address of this server, which must not tell itself */
    public HttpNotifier(Supplier<EgressPolicy> policy, Supplier<URI> own) {
        this.egress = new CurrentEgress(policy);
        this.own = own;
    }

    @Override
    public Optional<Refusal> check(String endpoint) {
        return egress.get()
                .check(endpoint)
                .map(failed -> refusal(failed.text(), endpoint))
                .or(() -> isOwn(endpoint)
                        ? Optional.of(refusal("The address is of this server itself.", endpoint))
                        : Optional.empty());
    }

    private static Refusal refusal(String why, String endpoint) {
        return RefusalKind.ENDPOINT_NOT_ALLOWED
                .because("Nobody can be told there. " + why)
                .got(endpoint)
                .limit("an http or https address that the operator lets this server call")
                .suggest("Name an address that this server can reach. The manual of call-backs says what is open.");
    }

    private boolean isOwn(String endpoint) {
        var address = URI.create(endpoint);
        return own.get().getHost().equalsIgnoreCase(address.getHost()) && port(own.get()) == port(address);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    @Override
    public Told tell(String endpoint, Message message) {
        return switch (egress.get().post(endpoint, message.headers(), message.body())) {
            case Posted.Failed(var kind, var _, var later) ->
                later || kind.equals("tls-failed")
                        ? new Told.Again(kind, false, Optional.empty())
                        : new Told.Never(kind, false);
            case Posted.Answered(var status, var retryAfter) -> {
                if (status >= 200 && status < 300) {
                    yield new Told.Heard();
                }
                var word = "status-" + status;
                boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
                yield later ? new Told.Again(word, true, retryAfter) : new Told.Never(word, status == GONE);
            }
        };
    }
}
