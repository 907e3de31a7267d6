package sextant.engine.tasktypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.ports.DataNeeds;
import sextant.engine.ports.Questions;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

/** Section 3 of the note. */
class NotebooksTest {

    private static final String LANGUAGES = "languages: [md, python, pyspark]";
    private static final String GITHUB = "repositories: {allow: ['https://github.com/escape/*']}";

    @Test
    void zeppelinAnswersWithItsLanguagesIfTheQuestionNamesSome() {
        var judgement = Questions.judge(new ZeppelinNotebook(), LANGUAGES, "taskinfo: {languages: [md, pyspark]}");

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.serviceInfo())
                .isEqualTo(Fields.of(
                        "languages", Items.of(Scalar.text("md"), Scalar.text("python"), Scalar.text("pyspark"))));
    }

    @Test
    void zeppelinNamesEachMissingLanguageAndOneRepairMendsThemAll() {
        var task = Questions.task("taskinfo: {languages: [md, scala, python, r]}");
        var judgement = Questions.judge(new ZeppelinNotebook(), LANGUAGES, task);

        assertThat(judgement.findings())
                .extracting(finding -> finding.reason().path().orElseThrow() + " "
                        + finding.reason().httpCode() + " " + finding.reason().kind())
                .containsExactly("taskinfo.languages[1] 404 language", "taskinfo.languages[3] 404 language");
        assertThat(judgement.findings())
                .extracting("repairs")
                .containsOnly(judgement.findings().getFirst().repairs());
        var repaired = Questions.changed(
                task, judgement.findings().getFirst().repairs().getFirst());
        assertThat(repaired.info("languages")).contains(Items.of(Scalar.text("md"), Scalar.text("python")));
        assertThat(Questions.judge(new ZeppelinNotebook(), LANGUAGES, repaired).fine())
                .isTrue();
    }

    @Test
    void zeppelinOffersAllItsLanguagesIfItSpeaksNoneOfThose() {
        var task = Questions.task("taskinfo: {languages: scala}");
        var finding = Questions.judge(new ZeppelinNotebook(), LANGUAGES, task)
                .findings()
                .getFirst();

        assertThat(finding.reason().path()).hasToString("Optional[taskinfo.languages]");
        assertThat(Questions.changed(task, finding.repairs().getFirst()).info("languages"))
                .contains(Items.of(Scalar.text("md"), Scalar.text("python"), Scalar.text("pyspark")));
    }

    @Test
    void aCommaIsNoList() {
        assertThat(Questions.judge(new ZeppelinNotebook(), LANGUAGES, "taskinfo: {languages: 'md,python'}")
                        .findings())
                .extracting("reason.asked")
                .hasToString("[Optional[Scalar[text=md,python, kind=TEXT]]]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/escape/notebooks, https://github.com/escape/notebooks",
        "https://GitHub.com/escape/notebooks.git, https://github.com/escape/notebooks",
        "https://github.com/escape/notebooks/, https://github.com/escape/notebooks",
        "http://git.example.org:8080/a, http://git.example.org:8080/a",
        "gh/escape/notebooks, https://github.com/escape/notebooks",
        "gl/escape/notebooks, https://gitlab.com/escape/notebooks",
        "git/https%3A%2F%2Fgit.example.org%2Fa/main, https://git.example.org/a",
        "zenodo/10.5281/zenodo.3242074, zenodo/10.5281/zenodo.3242074"
    })
    void aRepositoryHasOneSpelling(String written, String canonical) {
        assertThat(BinderNotebook.Repositories.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://github.com",
                "https://user:secret@github.com/escape/x",
                "https://github.com/escape/../evil/x",
                "https://github.com/escape//x",
                "https://github.com/escape/%2e%2e/evil",
                "https://github.com/escape/x?a=b",
                "https://github.com/escape/x#y",
                "https://github.com\\@evil.com/escape/x",
                "https://github.com/escape/x y",
                "https://g\u0456thub.com/escape/x",
                "file:///etc/passwd",
                "git@github.com:escape/x.git",
                "gh/../evil/x",
                "git/gh%2Fa%2Fb",
                "git/%zz",
                "zenodo/../x"
            })
    void whatCouldMeanAnotherRepositoryIsNotTaken(String written) {
        var task =
                Questions.withInfo(Fields.of("repository", Scalar.text(written)).with("ref", "main"));

        assertThat(Questions.judge(new BinderNotebook(), "", task).findings())
                .extracting("reason.kind", "reason.httpCode")
                .containsExactly(tuple("repository", 400));
    }

    @Test
    void aRouteTakesTheRepositoriesOfItsPatterns() {
        assertThat(Questions.judge(new BinderNotebook(), GITHUB, "taskinfo: {repository: gh/escape/x, ref: main}")
                        .fine())
                .isTrue();
        assertThat(Questions.judge(new EsapNotebook(), GITHUB, "taskinfo: {repository: gh/escape-evil/x, ref: main}")
                        .findings())
                .extracting("reason.httpCode")
                .containsExactly(403);
    }

    @Test
    void withoutARefTheHeadIsTakenAndSaid() {
        assertThat(Questions.judge(new BinderNotebook(), "", "taskinfo: {repository: gh/escape/x}")
                        .warnings())
                .extracting("kind")
                .containsExactly("ref");
    }

    @Test
    void onlyTheEsapNotebookNeedsDataBesideItAndTheToken() {
        assertThat(new EsapNotebook().rules(Questions.entry("")).dataNeeds()).isEqualTo(new DataNeeds(true, true));
        assertThat(new BinderNotebook().rules(Questions.entry("")).dataNeeds()).isEqualTo(DataNeeds.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "ref: main, ''",
        "ref: feature/x-1.0, ''",
        "ref: 0a1b2c3d, ''",
        "ref: 'a b', ref",
        "ref: --upload-pack=x, ref",
        "ref: 'a..b', ref",
        "ref: 'HEAD~1', ref",
        "path: index.ipynb, ''",
        "path: 'my notebooks/é.ipynb', ''",
        "path: notebooks/, ''",
        "path: /etc/passwd, path",
        "path: ../x, path",
        "path: 'a//b', path",
        "path: 'a\\b', path"
    })
    void aBinderNotebookNeedsARefThatGitTakesAndAPathInsideTheRepository(String entry, String kind) {
        var judgement = Questions.judge(
                new BinderNotebook(), "", "taskinfo: {repository: 'https://example.org/r', " + entry + "}");

        if (kind.isEmpty()) {
            assertThat(judgement.findings()).isEmpty();
        } else {
            assertThat(judgement.findings()).extracting("reason.kind").containsExactly(kind);
        }
    }
}
