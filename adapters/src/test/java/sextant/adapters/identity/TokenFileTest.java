package sextant.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.adapters.identity.TokenFile.Bad;
import sextant.adapters.identity.TokenFile.Good;
import sextant.engine.configuration.Problem;
import sextant.model.caller.Caller;

class TokenFileTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void reads_users_with_their_tokens_or_the_digests_of_them() throws IOException {
        var callers = callers("""
                - {token: SLAV32hkKG, subject: ada, groups: [escape, staff]}
                - {sha256: %s, subject: bob, issuer: "https://iam.example.org/"}
                - {token: '${env:CAROLS_TOKEN}', subject: carol}
                """.formatted(ABC.toUpperCase(java.util.Locale.ROOT)));

        assertThat(callers.identify(Optional.of("Bearer SLAV32hkKG")))
                .isEqualTo(new Caller.User("tokens", "ada", Set.of("escape", "staff")));
        assertThat(callers.identify(Optional.of("Bearer abc")))
                .isEqualTo(new Caller.User("https://iam.example.org/", "bob", Set.of()));
        assertThat(callers.identify(Optional.of("Bearer carols-secret")))
                .isEqualTo(new Caller.User("tokens", "carol", Set.of()));
    }

    @Test
    void an_empty_list_knows_nobody() throws IOException {
        assertThat(callers("[]").byDigest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - {token: HUSH, subjct: ada}                | line 1, column 3: [0].subject is missing ; line 1, column 17: [0] has a key that is not known here; known are groups, issuer, sha256, subject, token
            - {HUSH: ada, subject: ada, sha256: 12}     | line 1, column 4: [0] has a key that is not known here; known are groups, issuer, sha256, subject, token ; line 1, column 29: [0].sha256 must be the 64 hexadecimal digits that sha256sum prints
            - {token: "HUSH HUSH", subject: ada}        | line 1, column 4: [0].token must be letters, digits and . _ ~ + / - as in RFC 6750, to be sent as a bearer token
            - {subject: ada}                            | line 1, column 3: [0].token is missing
            - {token: [HUSH], subject: ada}             | line 1, column 4: [0].token must be text, not a list
            - HUSH                                      | line 1, column 3: [0] must be a mapping, not text
            {token: HUSH, subject: ada}                 | line 1, column 1: the file must be a list of mappings, and is a mapping
            - {token: HUSH, token: HUSH, subject: ada}  | line 1, column 17: the file cannot be read: A name is given twice
            - {token: '${env:HUSH', subject: ada}       | line 1, column 4: [0].token ${env:NAME} or ${file:path} is not closed
            - {token: '${env:NONE}', subject: ada}      | line 1, column 4: [0].token the environment variable NONE is not set
            """)
    void what_is_wrong_is_reported_with_its_line_and_without_any_token(String text, String problems)
            throws IOException {
        var loaded = load(text);

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        Bad.class,
                        bad -> assertThat(bad.problems().stream()
                                        .map(Problem::toString)
                                        .toList())
                                .isEqualTo(List.of(problems.split(" ; "))));
        assertThat(loaded.toString()).doesNotContain("HUSH");
    }

    @Test
    void two_users_cannot_share_a_token() throws IOException {
        assertThat(load("""
                - {token: abc, subject: ada}
                - {token: def, subject: bob}
                - {sha256: %s, subject: carol}
                """.formatted(ABC)))
                .isInstanceOfSatisfying(
                        Bad.class,
                        bad -> assertThat(bad.problems())
                                .hasToString("[line 3, column 4: [2].sha256 is the token of an earlier user too]"));
    }

    @Test
    void a_file_that_everybody_can_read_is_warned_about() throws IOException {
        var file = write("- {token: abc, subject: ada}");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(((Good) TokenFile.read(file, _ -> Optional.empty())).warnings())
                .hasSize(1);

        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(((Good) TokenFile.read(file, _ -> Optional.empty())).warnings())
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_a_problem_too() {
        assertThat(TokenFile.read(folder.resolve("none.yaml"), _ -> Optional.empty()))
                .isInstanceOf(Bad.class);
    }

    private TokenCallers callers(String text) throws IOException {
        return switch (load(text)) {
            case Good(var callers, var _) -> callers;
            case Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private TokenFile.Loaded load(String text) throws IOException {
        return TokenFile.read(
                write(text), name -> name.equals("CAROLS_TOKEN") ? Optional.of("carols-secret") : Optional.empty());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("tokens.yaml"), text);
    }
}
