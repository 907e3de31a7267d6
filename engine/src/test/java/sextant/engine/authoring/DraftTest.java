package sextant.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.authoring.Trial.Ended;
import sextant.engine.authoring.Trial.NamedFile;
import sextant.engine.authoring.Trial.Output;
import sextant.engine.authoring.Trial.Role;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Secrets;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.Execution;

class DraftTest {

    private static final Output NOTHING = new Output("", Content.TEXT, 0, OptionalLong.empty());

    private static Ended ended(Output... outputs) {
        return new Ended(0, 0.5, false, List.of(outputs), NOTHING, Optional.empty());
    }

    private static Output table(String path) {
        return new Output(path, Content.VOTABLE, 1000, OptionalLong.of(38));
    }

    /** Words that end with .fits are images of the author. */
    private static Trial trial(Ended ended, String command) {
        var words = List.of(command.split(" "));
        var files = words.stream()
                .filter(word -> word.endsWith(".fits"))
                .map(word -> new NamedFile(
                        words.indexOf(word),
                        word.contains("=") ? word.substring(0, word.indexOf('=') + 1) : "",
                        word.substring(word.indexOf('=') + 1),
                        Role.INPUT,
                        Content.FITS_IMAGE))
                .toList();
        return new Trial(words, files, Optional.of(ended));
    }

    private static Application read(String draft) {
        var file = ConfigurationFile.read(draft, new Secrets(Path.of("/opt/tools"), _ -> Optional.empty()));
        var application = new ApplicationReader(Path.of("/opt/tools")).read(file);
        assertThat(file.problems()).as(draft).isEmpty();
        return application;
    }

    private static Application drafted(Ended ended, String command) {
        return read(Draft.of("tool", trial(ended, command), HelpText.of("")));
    }

    @Test
    void filesAndNumbersAndWordsAfterOptionsBecomeParameters() {
        var application =
                drafted(ended(table("out.vot")), "extract sky.fits -DETECT_THRESH 1.5 -n 3 --kind=deep -o out.vot -v");

        assertThat(application.parameters())
                .extracting(one -> one.id() + " " + one.type().word() + " " + one.defaults())
                .containsExactly(
                        "image FITS []",
                        "detect_thresh real [1.5]",
                        "n integer [3]",
                        "kind text [deep]",
                        "v boolean [false]");
        assertThat(application.outputs().getFirst().id()).isEqualTo("result");
        var example = application.examples().getFirst();
        assertThat(example.values()).containsOnlyKeys("image", "detect_thresh", "n", "kind", "v");
        assertThat(example.expected().getFirst().rows()).hasValue(38);
    }

    @Test
    void keywordsKeepTheirWord() {
        var application = drafted(ended(table("x.vot")), "match in=a.fits radius=2.5 out=x.vot join=all");

        assertThat(application.parameters())
                .extracting(ParameterDefinition::id)
                .containsExactly("in", "radius", "join");
        assertThat(((Execution.Command) application.execution()).elements()).hasSize(5);
    }

    @Test
    void severalFilesOfOneKindAreOneParameterThatRepeats() {
        var application = drafted(ended(table("x.vot")), "coadd a.fits b.fits c.fits");

        assertThat(application.parameters())
                .singleElement()
                .extracting(ParameterDefinition::most)
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(application.examples().getFirst().values().get("image")).hasSize(3);
    }

    @Test
    void anOptionTakesWhatTheHelpSays() {
        var help = HelpText.of("""
                  --kind {deep,wide}   of survey
                  -q                   says nothing
                """);
        var application = read(Draft.of("tool", trial(ended(table("x.vot")), "survey --kind deep -q sky.fits"), help));

        assertThat(application.parameter("kind").orElseThrow().options()).containsExactly("deep", "wide");
        assertThat(application.parameter("q").orElseThrow().type().word()).isEqualTo("boolean");
    }

    @Test
    void inAProgramWithALanguageOfItsOwnTextsStay() {
        var draft = Draft.of(
                "tool",
                trial(ended(table("x.vot")), "stilts tpipe in=a.fits cmd=sort_x n=5 out=x.vot"),
                HelpText.of(""));

        assertThat(read(draft).parameters()).extracting(ParameterDefinition::id).containsExactly("in", "n");
        assertThat(draft).contains("mini-language: true").contains("runs a shell command");
    }

    @Test
    void aProgramThatWantsNamesGetsThemFromAScript() {
        var named = new Ended(0, 0.5, true, List.of(table("x.vot")), NOTHING, Optional.empty());
        var draft = Draft.of("tool", trial(named, "look sky.fits --deep"), HelpText.of(""));

        read(draft);
        assertThat(draft).contains("command: [\"{home}/tool/named.sh\", \"{image}\", sky.fits, --, look, sky.fits");
    }

    @Test
    void aRunThatFailedIsAnExampleOfAFailure() {
        var failed = new Ended(3, 0.5, false, List.of(), NOTHING, Optional.of("no such\u0007 thing"));

        assertThat(drafted(failed, "look sky.fits").examples().getFirst().phase())
                .isEqualTo("ERROR");
    }

    @Test
    void fromHelpAloneEveryOptionIsAParameterThatMayBeAbsent() {
        var help = HelpText.of("""
                  --size=INT   pixels
                  --kind {deep,wide}   of survey
                  --quiet      says nothing
                """);
        var application = read(Draft.of("tool", new Trial(List.of("survey"), List.of(), Optional.empty()), help));

        assertThat(application.parameters()).extracting(ParameterDefinition::id).containsExactly("size", "kind");
        assertThat(application.examples()).isEmpty();
    }

    /** Whatever is wrapped, what comes out can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tool",
                "tool -",
                "tool --",
                "tool {x}",
                "tool a{b}=c",
                "tool -x -y -x",
                "tool -1 +2 .5 3.",
                "tool phase=3 home=x",
                "tool -c: #a",
                "tool 'quoted' \"double\" \\",
                "tool *.x ?y",
                "tool é=λ",
                "tool --a.b=1 --a_b=2 --a.b=3",
                "tool on=yes off=N",
                "tool 1e5 -2E-3",
                "tool a=b=c",
                "tool -x -1",
                "tool result=5 sky.fits result",
                "python3 -c print(1) 5",
                "tool sort-n=1 -n 99999999999999999999",
                "tool @list x=@list -o /dev/null"
            })
    void everyDraftCanBeRead(String command) {
        drafted(ended(table("x.vot"), table("-strange name.vot"), table("result.vot"), table("x.txt")), command);
        drafted(ended(), command);
    }
}
