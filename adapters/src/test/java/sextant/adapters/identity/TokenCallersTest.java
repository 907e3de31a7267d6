package sextant.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

class TokenCallersTest {
    private static final Caller.User ADA = new Caller.User("tokens", "ada", Set.of("escape"));
    private static final TokenCallers CALLERS = new TokenCallers(Map.of(TokenCallers.digest("SLAV32hkKG"), ADA));

    @Test
    void who_sends_nothing_is_anonymous() {
        assertThat(CALLERS.identify(Optional.empty())).isEqualTo(Caller.ANONYMOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer SLAV32hkKG", "bearer SLAV32hkKG", "BEARER  SLAV32hkKG", "Bearer SLAV32hkKG "})
    void who_sends_a_known_token_is_its_user(String authorization) {
        assertThat(CALLERS.identify(Optional.of(authorization))).isEqualTo(ADA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bearer SLAV32hkKg          | The token is not known here.
            Bearer slav32hkkg          | The token is not known here.
            Bearer SLAV32hkKG=         | The token is not known here.
            Bearer                     | The header Authorization has no bearer token that can be read.
            Bearer SLAV32hkKG, other   | The header Authorization has no bearer token that can be read.
            Bearer SLAV32 hkKG         | The header Authorization has no bearer token that can be read.
            Basic YWRhOnNlY3JldA==     | Basic credentials are not taken here, only bearer tokens.
            basic YWRhOnNlY3JldA==     | Basic credentials are not taken here, only bearer tokens.
            SLAV32hkKG                 | The header Authorization does not start with a scheme that is taken here.
            BearerSLAV32hkKG           | The header Authorization does not start with a scheme that is taken here.
            ''                         | The header Authorization does not start with a scheme that is taken here.
            """)
    void everything_else_is_refused_without_repeating_what_was_sent(String authorization, String text) {
        var refused = catchThrowableOfType(Refused.class, () -> CALLERS.identify(Optional.of(authorization)));

        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.INVALID_TOKEN);
        assertThat(refused.refusal().text()).isEqualTo(text);
        assertThat(refused.refusal().toString())
                .doesNotContainIgnoringCase("SLAV32")
                .doesNotContain("YWRh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer SLAV32hkKG, Bearer other", "Basic YWRh, Bearer SLAV32hkKG"})
    void who_sends_two_headers_is_told_so(String joined) {
        var refused = catchThrowableOfType(Refused.class, () -> CALLERS.identify(Optional.of(joined)));

        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.AMBIGUOUS_CREDENTIALS);
    }

    @Test
    void without_a_file_of_tokens_every_token_is_unknown() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TokenCallers.NONE.identify(Optional.of("Bearer SLAV32hkKG")));
    }

    @Test
    void tokens_themselves_are_not_kept() {
        assertThat(CALLERS.toString()).doesNotContain("SLAV32hkKG");
    }

    @Test
    void the_digest_is_the_one_that_sha256sum_prints() {
        assertThat(TokenCallers.digest("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
