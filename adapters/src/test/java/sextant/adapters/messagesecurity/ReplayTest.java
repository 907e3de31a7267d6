package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.store.SqlJobStore;
import sextant.engine.soap.Mechanism;
import sextant.engine.soap.SeenMessages;
import sextant.model.caller.Caller;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.soap.EnvelopeReader;

/** A message counts once, and only while it is new (reliability.md 3.2 S04). */
class ReplayTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");
    private static final String PAYLOAD = "<abort xmlns=\"urn:x\"/>";

    private final Receiving server = new Receiving(AUTHORITY);

    @Test
    void theSameMessageIsTakenOnce() {
        var message = new Signing(ANNA).sign(PAYLOAD);

        server.sender(message);

        server.refuses(message, RefusalKind.SECURITY_TIME, "MessageExpired");
    }

    @Test
    void anotherSignatureForTheSameMessageIsTheSameMessage() {
        var message = new String(new Signing(ANNA).sign(PAYLOAD), StandardCharsets.UTF_8);
        var respaced = message.replaceFirst("(<ds:SignatureValue>.{20})", "$1\n ");

        server.sender(message);

        server.refuses(respaced, RefusalKind.SECURITY_TIME, "MessageExpired");
    }

    @Test
    void twoMessagesThatSayTheSameAreTwo() {
        server.sender(new Signing(ANNA).sign(PAYLOAD));
        server.sender(new Signing(ANNA).sign(PAYLOAD));

        assertThat(server.remembered).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -361, 61, 3600})
    void aMessageOfThePastOrTheFutureIsRefused(long seconds) {
        var now = Instant.now();

        server.at(now)
                .refuses(
                        new Signing(ANNA).created(now.plusSeconds(seconds)).sign(PAYLOAD),
                        RefusalKind.SECURITY_TIME,
                        "MessageExpired");
    }

    @ParameterizedTest
    @ValueSource(longs = {-359, 0, 59})
    void clocksMayDifferByAMinute(long seconds) {
        var now = Instant.now();

        server.at(now)
                .sender(new Signing(ANNA).created(now.plusSeconds(seconds)).sign(PAYLOAD));

        assertThat(server.remembered).hasSize(1);
    }

    @Test
    void aMessageIsRememberedForAsLongAsItCouldBeSentAgain() {
        var now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        server.at(now).sender(new Signing(ANNA).created(now.plusSeconds(30)).sign(PAYLOAD));

        assertThat(server.remembered.values())
                .containsExactly(now.plusSeconds(30).plus(Duration.ofMinutes(6)));
    }

    @Test
    void aTimeWithoutItsZoneIsNoTime() {
        var message = new Signing(ANNA)
                .before(document ->
                        Signing.first(document, Words.WSU, "Created").setTextContent("2026-11-27T12:00:00"))
                .sign(PAYLOAD);

        server.refuses(message, RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void theMemoryOutlivesTheServer(@TempDir Path folder) {
        var message = new Signing(ANNA).sign(PAYLOAD);

        try (var store = SqlJobStore.sqlite(folder, InstantSource.system())) {
            take(message, store);
        }

        try (var store = SqlJobStore.sqlite(folder, InstantSource.system())) {
            var refusal = new AtomicReference<RefusalKind>();
            try {
                take(message, store);
            } catch (Refused refused) {
                refusal.set(refused.refusal().kind());
            }
            assertThat(refusal).hasValue(RefusalKind.SECURITY_TIME);
        }
    }

    private static void take(byte[] message, SeenMessages seen) {
        var senders = new Senders(Set.of(AUTHORITY.certificate()), Set.of(), java.util.List.of(), java.util.Map.of());
        new MessageVerifier(seen, InstantSource.system())
                .sender(
                        EnvelopeReader.read(message, Limits.DEFAULT),
                        senders,
                        Set.of(Mechanism.SIGNATURE),
                        Caller.ANONYMOUS);
    }
}
