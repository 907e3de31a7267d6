package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/** The applications that come with the program: their files are good, and what they start does what they say. */
class ShippedApplicationsTest {

    private static final Path SHIPPED =
            Path.of("../applications").toAbsolutePath().normalize();
    private static final Path SKY = Path.of("target/sky").toAbsolutePath();

    @TempDir
    private Path work;

    private record Ended(int status, String output) {}

    @Test
    void theirFilesAreGood() {
        assertThat(shipped())
                .extracting(Application::name)
                .containsExactly(
                        "crossmatch",
                        "default",
                        "fail",
                        "hungry",
                        "mock-sky",
                        "plot",
                        "sia",
                        "slow",
                        "solve-field",
                        "source-extractor",
                        "table-filter",
                        "votlint");
    }

    @ParameterizedTest
    @CsvSource({"a,b,0,a b 0", "'','',0.01,'  0.01'", "-n,$(id),0,-n $(id) 0"})
    void defaultJoinsItsInputs(String first, String second, String third, String output) throws Exception {
        var application = application("default");

        assertThat(application.identifier()).isEqualTo("ivo://org.astrogrid.unregistered/default");
        assertThat(application.interfaces().getFirst().id()).isEqualTo("default");
        assertThat(application.outputs().getFirst().id()).isEqualTo("out");
        assertThat(run(application, text("in1", first), text("in2", second), text("in3", third)))
                .isEqualTo(new Ended(0, output + "\n"));
    }

    @Test
    void slowSaysHowFarItIs() throws Exception {
        assertThat(run(application("slow"), text("seconds", "1"))).isEqualTo(new Ended(0, "It took 1 seconds.\n"));
        assertThat(work.resolve("progress")).content().isEqualTo("0 second 0 of 1\n");
    }

    @Test
    void failFailsAsItIsAskedTo() throws Exception {
        assertThat(run(application("fail"), text("code", "7"), text("message", "-n %s")))
                .isEqualTo(new Ended(7, "-n %s\n"));
    }

    @Test
    void hungryTakesMemory() throws Exception {
        assertThat(run(application("hungry"), text("megabytes", "2"))).isEqualTo(new Ended(0, "It took 2 MiB.\n"));
    }

    /** Pixels simulated from a real catalogue; see acceptance/parts/sky. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sourceExtractorFindsTheStarsOfThePleiades(boolean sandboxed) throws Exception {
        Parts.need("source-extractor");
        var application = application("source-extractor");
        var image = sky("pleiades.fits");
        var command = command(application, image, text("threshold", "2"));

        var ended = execute(sandboxed ? inSandbox(command, image) : command);

        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(application.outputs().getFirst().id()).isEqualTo("result");
        assertThat(votlint("catalogue.vot")).isEmpty();
        assertThat(work.resolve("catalogue.vot")).content().contains(" type=\"results\"");
        // Atlas, the brightest of those that the index has (Tycho-2: 57.2906, 24.0534).
        assertThat(astropy("""
                import sys
                from astropy.io.votable import parse
                stars = parse(sys.argv[1], verify='exception').get_first_table().to_table()
                stars.sort('MAG_AUTO')
                print(len(stars), '%.2f %.2f' % (stars['ALPHA_J2000'][0], stars['DELTA_J2000'][0]))
                """)).isEqualTo("38 57.29 24.05\n");
    }

    @Test
    void sourceExtractorSaysNothingOfTheSkyWhereTheImageDoesNot() throws Exception {
        Parts.need("source-extractor");

        var ended = execute(command(application("source-extractor"), sky("pleiades-no-wcs.fits")));

        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(votlint("catalogue.vot")).isEmpty();
        assertThat(Files.readString(work.resolve("catalogue.vot")))
                .contains("name=\"X_IMAGE\"")
                .doesNotContain("ALPHA_J2000");
    }

    @Test
    void whatSourceExtractorSaysNamesNoFolderOfTheServer() throws Exception {
        Parts.need("source-extractor");
        var image = Files.writeString(work.resolve("cut.fits"), "SIMPLE  =                    T");

        var ended = execute(command(application("source-extractor"), image));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("image").doesNotContain(work.toString(), SHIPPED.toString());
    }

    /** Shells take such a number for an octal one. */
    @ParameterizedTest
    @CsvSource({"slow,seconds", "hungry,megabytes", "default,in3"})
    void numbersBeginWithNoZero(String name, String parameter) {
        var application = application(name);

        assertThatThrownBy(() -> ParameterCheck.complete(
                        application, application.interfaces().getFirst(), List.of(text(parameter, "08"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(parameter);
    }

    @Test
    void sourceExtractorFailsForWhatIsNoImage() throws Exception {
        Parts.need("source-extractor");
        var image = Files.writeString(work.resolve("image.fits"), "no image");

        var ended = execute(command(application("source-extractor"), image));

        assertThat(ended).isEqualTo(new Ended(1, "the image is not a FITS file\n"));
        assertThat(work.resolve("catalogue.vot")).doesNotExist();
    }

    private static List<Application> shipped() {
        var folders = new ApplicationFolders(_ -> Optional.empty());
        try {
            folders.read(SHIPPED.resolve("built-in"));
            folders.read(SHIPPED);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
        assertThat(folders.problems()).isEmpty();
        return folders.applications();
    }

    private static Application application(String name) {
        return shipped().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Ended run(Application application, ParameterValue... sent) throws Exception {
        var parameters =
                ParameterCheck.complete(application, application.interfaces().getFirst(), List.of(sent));
        return execute(CommandLine.of(application, parameters, upload -> work.resolve(upload.file())));
    }

    private static List<String> command(Application application, Path image, ParameterValue... sent) {
        var all = new ArrayList<>(List.of(sent));
        all.add(upload("image", "1"));
        return CommandLine.of(
                application,
                ParameterCheck.complete(application, application.interfaces().getFirst(), all),
                _ -> image);
    }

    /** Without network, and with nothing to see but the system's programs, the application, and the image. */
    private List<String> inSandbox(List<String> command, Path image) {
        Parts.need("bwrap");
        var home = SHIPPED.toString();
        return Stream.concat(
                        Stream.of(
                                "bwrap",
                                "--unshare-all",
                                "--die-with-parent",
                                "--ro-bind",
                                "/usr",
                                "/usr",
                                "--symlink",
                                "usr/bin",
                                "/bin",
                                "--symlink",
                                "usr/lib",
                                "/lib",
                                "--symlink",
                                "usr/lib64",
                                "/lib64",
                                "--proc",
                                "/proc",
                                "--dev",
                                "/dev",
                                "--tmpfs",
                                "/tmp",
                                "--ro-bind",
                                home,
                                home,
                                "--ro-bind",
                                image.toString(),
                                image.toString(),
                                "--bind",
                                work.toString(),
                                work.toString(),
                                "--chdir",
                                work.toString()),
                        command.stream())
                .toList();
    }

    private Ended execute(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private String votlint(String file) throws Exception {
        Parts.need("stilts");
        return execute(List.of("stilts", "votlint", file)).output();
    }

    private String astropy(String program) throws Exception {
        return execute(List.of("/usr/bin/python3", "-W", "error", "-c", program, "catalogue.vot"))
                .output();
    }

    private Path sky(String name) throws Exception {
        var drawn = execute(
                List.of(Path.of("../acceptance/parts/sky").toAbsolutePath().toString(), SKY.toString()));
        if (drawn.status() == 69) {
            return Parts.missing(drawn.output());
        }
        assertThat(drawn.status()).as(drawn.output()).isZero();
        return SKY.resolve(name);
    }
}
