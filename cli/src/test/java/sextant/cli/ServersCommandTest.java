package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.console.ExitCode;

/** Several servers by name, in one file. */
class ServersCommandTest {

    @TempDir
    Path folder;

    @Test
    void aServerGetsANameAndIsUsedByIt() throws IOException {
        try (var server = TestPlanner.saying("{\"applications\": [{\"name\": \"slow\"}]}")) {
            assertThat(shell().sextant("servers", "add", "demo", server.url()).code())
                    .isEqualTo(ExitCode.OK);
            assertThat(shell().sextant("servers", "add", "far", "https://far.example.org")
                            .code())
                    .isEqualTo(ExitCode.OK);

            assertThat(file()).hasContent("""
                    servers:
                      demo:
                        url: %s
                      far:
                        url: https://far.example.org
                    default: demo
                    """.formatted(server.url()));
            assertThat(shell().sextant("apps").out()).contains("slow");
            assertThat(shell().sextant("apps", "--server", "demo").out()).contains("slow");
            assertThat(shell().sextant("servers", "use", "far").out()).contains("*  far", "   demo    " + server.url());
            assertThat(shell().sextant("servers", "--json").out()).contains("\"default\": \"far\"");
        }
    }

    @Test
    void theTokenOfAServerIsForItAlone() throws IOException {
        try (var server = TestPlanner.saying("{\"applications\": []}");
                var other = TestPlanner.saying("{\"applications\": []}")) {
            var token = Files.createFile(
                    folder.resolve("token"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(token, "mine\n");
            shell().sextant("servers", "add", "demo", server.url(), "--token-file", token.toString());

            shell().sextant("apps", "--server", "demo");
            shell().sextant("apps", "--server", other.url());
            assertThat(server.asked().header("Authorization")).isEqualTo("Bearer mine");
            assertThat(other.asked().header("Authorization")).isEqualTo("(none)");

            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
            var ran = shell().sextant("apps");
            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("holds a token, and others can read it. Do: chmod 600 " + token);
        }
    }

    /** The address of a job may come from a stranger. */
    @Test
    void theTokenOfTheEnvironmentIsForTheUsualServerAlone() {
        try (var stranger = TestPlanner.saying("{\"phase\": \"COMPLETED\"}")) {
            shell().set("SEXTANT_TOKEN", "secret")
                    .set("SEXTANT_SERVER", "https://ours.example.org")
                    .sextant("show", stranger.url() + "/jobs/q7hx2mvk4tzr5wnc6ypd3sbeaa");

            assertThat(stranger.asked().header("Authorization")).isEqualTo("(none)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'servers: {demo: {url: "http://x"}}' | apps --server demi   | there is no server of this name in the configuration. Is demo meant?
            'servers: {demo: {uri: "http://x"}}' | apps                 | servers.demo.uri is not known; known are url, token-file.
            'servers: {demo: {url: "ftp://x"}}'  | apps                 | it is no http or https URL.
            'server: {}'                         | apps                 | server is not known; known are servers, default.
            'default: far'                       | apps                 | default is far, and there is no server of this name.
            'servers: ['                         | apps                 | config.yaml:
            '# mine'                             | servers              | the file is nothing, and a mapping is needed.
            'servers: {}  # mine'                | servers add a http://x | has comments, which would be lost.
            'servers: {}'                        | servers use far      | there is no server of this name
            'servers: {}'                        | servers add -a       | Unknown option
            'servers: {}'                        | servers paint        | nothing, or add NAME URL, use NAME, rm NAME is meant.
            """)
    void whatIsWrongIsSaid(String text, String line, String said) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text + "\n");
        var ran = shell().sextant(line.split(" "));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(said);
        assertThat(file()).hasContent(text);
    }

    private Path file() {
        return folder.resolve("sextant/config.yaml");
    }

    private Ran.Shell shell() {
        return new Ran.Shell().set("XDG_CONFIG_HOME", folder.toString());
    }
}
