package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.engine.soap.Mechanism;
import sextant.engine.soap.SeenMessages;
import sextant.model.caller.Caller;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.soap.EnvelopeReader;
import sextant.model.soap.Fault;
import sextant.model.soap.SoapVersion;

/** Takes messages as the server does: the reader of envelopes, and the verifier; only the memory is one of this process. */
final class Receiving implements SeenMessages {

    static final Caller.User ANNA = new Caller.User("tokens", "anna", Set.of("staff"));

    final Map<String, Instant> remembered = new HashMap<>();
    private final Senders senders;
    private Set<Mechanism> taken = EnumSet.allOf(Mechanism.class);
    private Caller connection = Caller.ANONYMOUS;
    private Instant now;

    Receiving(Authority trusted, X509CRL... crls) {
        senders = new Senders(
                List.of(trusted.certificate()),
                List.of(crls),
                List.of(),
                Map.of("anna", new Senders.Named("a secret", ANNA)));
    }

    Receiving taking(Mechanism... mechanisms) {
        taken = Set.of(mechanisms);
        return this;
    }

    /** With requests that say by themselves, by a bearer token perhaps, who sends them. */
    Receiving from(Caller other) {
        connection = other;
        return this;
    }

    /** Lets the clock stand at this time. */
    Receiving at(Instant time) {
        now = time;
        return this;
    }

    @Override
    public boolean first(String message, Instant until) {
        return remembered.putIfAbsent(message, until) == null;
    }

    /** Who sends a message. */
    Caller.User sender(byte[] message) {
        var envelope = EnvelopeReader.read(message, Limits.DEFAULT);
        return new MessageVerifier(this, () -> now == null ? Instant.now() : now)
                .sender(envelope, senders, taken, connection)
                .orElseThrow();
    }

    Caller.User sender(String message) {
        return sender(message.getBytes(StandardCharsets.UTF_8));
    }

    /** A message is refused with these words, ours and that of WS-Security, and nothing of it is remembered. */
    void refuses(byte[] message, RefusalKind kind, String word) {
        int before = remembered.size();
        var refused = catchThrowableOfType(Refused.class, () -> sender(message));
        assertThat(refused).as("what was refused").isNotNull();
        assertThat(refused.refusal().kind()).isEqualTo(kind);
        var fault = Fault.of(refused.refusal(), SoapVersion.V1_1);
        assertThat(new String(fault.envelope(), StandardCharsets.UTF_8))
                .contains(">wsse:" + word + "</faultcode>", ">" + kind.word() + "<");
        assertThat(remembered).hasSize(before);
    }

    void refuses(String message, RefusalKind kind, String word) {
        refuses(message.getBytes(StandardCharsets.UTF_8), kind, word);
    }
}
