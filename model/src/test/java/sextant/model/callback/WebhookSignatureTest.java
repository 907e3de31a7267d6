package sextant.model.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    /** The example of the specification of Standard Webhooks. */
    @Test
    void aBodyIsSignedAsOthersSignIt() {
        var body = "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(StandardCharsets.UTF_8);

        assertThat(WebhookSignature.headers(
                        "whsec_plJ3nmyCDGBKInavdOK15jsl",
                        "msg_loFOjxBNrRLzqYUf",
                        Instant.ofEpochSecond(1731705121),
                        body))
                .containsEntry("webhook-id", "msg_loFOjxBNrRLzqYUf")
                .containsEntry("webhook-timestamp", "1731705121")
                .containsEntry("webhook-signature", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void aSecretThatIsMadeIsOne() {
        var secret = WebhookSignature.secret(new SecureRandom());

        assertThat(WebhookSignature.isSecret(secret)).isTrue();
        assertThat(WebhookSignature.secret(new SecureRandom())).isNotEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw===",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS\n"
            })
    void whatIsNoSecretIsNotTaken(String text) {
        assertThat(WebhookSignature.isSecret(text)).isFalse();
    }

    @Test
    void aSecretOfTheClientIsTaken() {
        assertThat(WebhookSignature.isSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isTrue();
    }
}
