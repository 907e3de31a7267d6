package sextant.engine.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sextant.engine.callbacks.Notifier.Told;
import sextant.model.refusal.RefusalKind;

/** What everybody who takes messages to listeners does. */
public abstract class NotifierContract {

    /** How a listener behaves. */
    public enum Manner {
        HEARS,
        /** It hears next time. */
        IS_BUSY,
        /** It does not want this message. */
        REFUSES,
        /** It wants no message any more. */
        IS_GONE,
        IS_NOT_THERE
    }

    private static final Message MESSAGE =
            new Message(Map.of("Content-Type", "text/plain", "X-Number", "7"), "é".getBytes(StandardCharsets.UTF_8));

    protected abstract Notifier notifier();

    /** The address of somebody who behaves like that. */
    protected abstract String address(Manner manner);

    /** An address that nobody may be told at. */
    protected abstract String forbidden();

    /** What has come to an address. */
    protected abstract List<Message> heard(String address);

    @Test
    void aMessageArrivesOnceAndAsItIs() {
        var address = address(Manner.HEARS);

        assertThat(notifier().tell(address, MESSAGE)).isEqualTo(new Told.Heard());
        assertThat(heard(address)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(MESSAGE.body());
            assertThat(lowerCase(message.headers())).containsAllEntriesOf(lowerCase(MESSAGE.headers()));
        });
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @Test
    void whoIsBusyIsToldAgainLater() {
        assertThat(notifier().tell(address(Manner.IS_BUSY), MESSAGE))
                .isInstanceOfSatisfying(
                        Told.Again.class, again -> assertThat(again.answered()).isTrue());
    }

    @Test
    void whoIsNotThereIsToldAgainLater() {
        assertThat(notifier().tell(address(Manner.IS_NOT_THERE), MESSAGE))
                .isInstanceOfSatisfying(
                        Told.Again.class, again -> assertThat(again.answered()).isFalse());
    }

    @Test
    void whoRefusesAMessageIsNotToldItAgain() {
        assertThat(notifier().tell(address(Manner.REFUSES), MESSAGE))
                .isInstanceOfSatisfying(
                        Told.Never.class, never -> assertThat(never.gone()).isFalse());
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        assertThat(notifier().tell(address(Manner.IS_GONE), MESSAGE))
                .isInstanceOfSatisfying(
                        Told.Never.class, never -> assertThat(never.gone()).isTrue());
    }

    @Test
    void anAddressThatMayNotBeToldIsRefusedBeforeAnybodyIsAsked() {
        assertThat(notifier().check(forbidden()).map(refusal -> refusal.kind()))
                .contains(RefusalKind.ENDPOINT_NOT_ALLOWED);
        assertThat(notifier().check(address(Manner.HEARS))).isEqualTo(Optional.empty());
    }
}
