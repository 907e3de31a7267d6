package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Server;

/**
 * Every example of README.md and the manual runs. A block that is marked {@code sh} is run by {@code bash -e} if its first command is
 * {@code curl}, {@code cat} or {@code ./sextant} (other than {@code demo} and {@code serve}, which do not end), in a folder with a copy
 * of what a checkout has, against a demo server in the place of {@code http://localhost:8080}. The blocks of one page run in their
 * order in the same folder, so that one may use a file that an earlier one wrote. A line {@code # exit N} inside a block says that
 * the block ends so. If a block marked {@code text}, {@code json}, {@code yaml} or {@code xml} comes next, with nothing between but an
 * empty line, it is what the commands print; a line {@code ...} in it stands for any number of lines. A page that speaks of {@code
 * pleiades.fits} has that image in its folder. What ends the server, or needs more than the demo, is in blocks that are not marked.
 */
@Timeout(240)
class ManualTest {

    private static final int FEWEST = 5;
    private static final String IMAGE = "pleiades.fits";
    private static final String PRINTED_ADDRESS = "http://localhost:8080";
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```sh$\\n(.*?)^```$(?:\\n\\n^```(?:text|json|yaml|xml)$\\n(.*?)^```$)?");
    private static final Pattern RUNS =
            Pattern.compile("(?s)(\\s*#[^\\n]*\\n|\\s*\\n)*(curl |cat |\\./sextant (?!(?:demo|serve)\\b)).*");
    /** What is in the answer to a request that was refused; a page that wants to show one shows it. */
    private static final String REFUSAL = "/errors/";

    private static final Pattern STATUS = Pattern.compile("(?m)^# exit ([0-9]+)");

    private static Server server;

    /** @param output what the page says the commands print, if it says so */
    private record Example(String script, Optional<String> output) {}

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Path> pages() {
        try (var pages = Files.walk(Checkout.ROOT.resolve("docs/manual"))) {
            return Stream.concat(
                    Stream.of(Checkout.ROOT.resolve("README.md")),
                    pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasExamplesToRun() {
        assertThat(pages().mapToLong(page -> examples(page).size()).sum()).isGreaterThanOrEqualTo(FEWEST);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void runsAsPrinted(Path page) throws IOException {
        Parts.need("curl");
        try (var folder = Folder.create()) {
            Files.createSymbolicLink(folder.path("sextant"), Checkout.LAUNCHER);
            Files.createSymbolicLink(folder.path("applications"), Checkout.ROOT.resolve("applications"));
            for (var name : List.of("platform.yaml", "demo-tokens.yaml")) {
                Files.copy(Checkout.ROOT.resolve(name), folder.path(name));
            }
            if (Files.readString(page).contains(IMAGE)) {
                drawSky(folder);
            }
            for (var example : examples(page)) {
                run(page, folder, example);
            }
        }
    }

    /** The image that the page tells its reader to draw, and the program that its job runs. */
    private static void drawSky(Folder folder) {
        Parts.need("source-extractor");
        Parts.need("query-starkd");
        var drawn = Finished.run(
                Checkout.ROOT,
                Map.of(),
                List.of(
                        Checkout.ROOT.resolve("acceptance/parts/sky").toString(),
                        folder.root().toString()));
        assertThat(drawn.status()).as("%s", drawn).isZero();
    }

    private static void run(Path page, Folder folder, Example example) {
        var address = server.uri().toString().replaceFirst("/$", "");
        var script = example.script().replace(PRINTED_ADDRESS, address);
        var done = Finished.run(
                folder.root(),
                environment(address, folder),
                List.of("bash", "-e", "-u", "-o", "pipefail", "-c", script));

        var status = STATUS.matcher(script);
        assertThat(done.status())
                .as("%s:%n%s%n%s", page, script, done)
                .isEqualTo(status.find() ? Integer.parseInt(status.group(1)) : 0);
        if (!example.output().orElse("").contains(REFUSAL)) {
            assertThat(done.output()).as("%s:%n%s", page, script).doesNotContain(REFUSAL);
        }
        example.output()
                .ifPresent(shown -> assertThat(done.output().replace(address, PRINTED_ADDRESS))
                        .as("%s:%n%s", page, script)
                        .matches(
                                output -> pattern(shown).matcher(output).matches(),
                                "is as the page shows it:\n" + shown));
    }

    /** The server that is asked where none is named, a language in which arrows are printed as arrows, and a home of its own. */
    private static Map<String, String> environment(String address, Folder folder) {
        return Map.of(
                "SEXTANT_SERVER",
                address,
                "LC_ALL",
                "C.UTF-8",
                "XDG_CONFIG_HOME",
                folder.path("config").toString(),
                "XDG_STATE_HOME",
                folder.path("state").toString());
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(shown.lines()
                .map(line -> line.strip().equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n")
                .collect(Collectors.joining()));
    }

    private static List<Example> examples(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .map(block -> new Example(block.group(1), Optional.ofNullable(block.group(2))))
                    .filter(example -> RUNS.matcher(example.script()).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
