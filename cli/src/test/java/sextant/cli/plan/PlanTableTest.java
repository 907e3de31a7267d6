package sextant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.cli.Ran;
import sextant.cli.TestPlanner;
import sextant.cli.console.ExitCode;

/** What a person sees. */
class PlanTableTest {

    @Test
    void aYesSaysWhereTheTaskCanRun() {
        try (var planner = TestPlanner.saying(Answers.YES)) {
            var ran = Ran.sextant("plan", "--type", "uri://jupyter-notebook", "--server", planner.url());

            assertThat(ran.out()).isEqualTo("""
                    YES      %s
                             uri://jupyter-hub  http://jupyter.example.org/
                    """.formatted(planner.url()));
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void severalServicesStandBelowEachOther() {
        try (var planner = TestPlanner.saying(Answers.INTERFACES)) {
            var ran = Ran.sextant("plan", "--type", "uri://docker-container", "--server", planner.url());

            assertThat(ran.out()).isEqualTo("""
                    YES      %s
                             uri://portainer-service  http://portainer.example.org/
                             uri://docker-uws         http://uws.example.org/docker
                               cores 2 to 4, memory up to 8G
                             note: You get 4 cores of the 8.
                    """.formatted(planner.url()));
        }
    }

    @Test
    void aNoSaysWhyAndWhatWouldWork() {
        try (var planner = TestPlanner.saying(Answers.MAYBE)) {
            var ran = Ran.sextant("plan", "--type", "uri://docker-container", "--server", planner.url());

            assertThat(ran.out()).isEqualTo("""
                    MAYBE    %s
                             You ask for more memory than there is.
                               at resources.minmemory; asked 64G; available 16G; route batch
                             Available: memory up to 16G
                             [1] ask for at most 16G (route batch)
                                 resources.minmemory: 64G → 16G
                             [2] ask for no memory (route small)
                                 leave out resources.minmemory, now 64G
                    """.formatted(planner.url()));
            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void plannersStandSideBySideAndOneThatIsGoneIsARow() {
        String gone;
        try (var stopped = TestPlanner.saying(Answers.YES)) {
            gone = stopped.url();
        }
        try (var yes = TestPlanner.saying(Answers.YES);
                var no = TestPlanner.saying(Answers.PLAIN_NO)) {
            var ran = Ran.sextant(
                    "plan", "--type", "uri://x", "--server", no.url(), "--server", gone, "--server", yes.url());

            assertThat(ran.out()).isEqualTo("""
                    NO       %s
                             It gives no reason. Perhaps it does not know uri://x.

                    SILENT   %s
                             Nothing listens there.

                    YES      %s
                             uri://jupyter-hub  http://jupyter.example.org/
                    """.formatted(no.url(), gone, yes.url()));
            assertThat(ran.err()).isEqualTo("sextant: 1 of 3 planners says yes.\n");
            assertThat(ran.code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void alternativesAreNumberedThroughOverAllPlanners() {
        try (var first = TestPlanner.saying(Answers.MAYBE);
                var second = TestPlanner.saying(Answers.MAYBE)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", first.url(), "--server", second.url());

            assertThat(ran.out())
                    .contains("[1] ask for at most", "[2] ask for no", "[3] ask for at most", "[4] ask for no");
        }
    }

    @Test
    void nothingThatAPlannerSaysSteersTheTerminal() {
        var evil = """
                {"reponseword": "NO", "reponseinfo": {"reasons": [{"httpcode": 403,
                 "text": "\\u202egnp.exe \\u200f \\ue000"}]}}""";
        try (var planner = TestPlanner.saying(evil)) {
            var table = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url());
            var json = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url(), "--json");
            var yaml = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url(), "--yaml");

            assertThat(table.out()).contains("<U+202E>gnp.exe <U+200F> <U+E000>");
            assertThat(json.out()).contains("\\u202egnp.exe \\u200f \\ue000");
            for (var ran : new Ran[] {table, json, yaml}) {
                assertThat(ran.out()
                                .chars()
                                .filter(c -> c != '\n' && Character.isISOControl(c) || c == 0x202e || c == 0x200f))
                        .isEmpty();
            }
        }
    }

    @Test
    void anAnswerWithControlCharactersIsNoAnswer() {
        var evil = "{\"reponseword\": \"NO\", \"serviceinfo\": {\"endpoint\": \"\\u001b]0;owned\\u0007\"}}";
        try (var planner = TestPlanner.saying(evil)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url());

            assertThat(ran.out())
                    .contains("What it says is no answer of a planner. The text has the character U+001B.")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void linesAreBrokenAtTheWidthOfTheTerminal() {
        try (var planner = TestPlanner.saying(Answers.MAYBE)) {
            var ran = new Ran.Shell()
                    .set("COLUMNS", "48")
                    .sextant("plan", "--type", "uri://x", "--server", planner.url());

            assertThat(ran.out().lines()).allMatch(line -> line.length() <= 48);
            assertThat(ran.out()).contains("""
                             You ask for more memory than there is.
                               at resources.minmemory; asked 64G;
                               available 16G; route batch
                    """);
        }
    }

    @Test
    void coloursAreForTerminals() {
        try (var planner = TestPlanner.saying(Answers.YES)) {
            String[] plan = {"plan", "--type", "uri://x", "--server", planner.url()};
            String[] always = {"plan", "--type", "uri://x", "--server", planner.url(), "--color", "always"};
            String[] never = {"plan", "--type", "uri://x", "--server", planner.url(), "--color=never"};
            var green = "\u001b[1;32mYES\u001b[0m";

            assertThat(new Ran.Shell().sextant(plan).out()).doesNotContain("\u001b");
            assertThat(new Ran.Shell().sextant(always).out()).contains(green);
            assertThat(new Ran.Shell().onTerminal().sextant(plan).out()).contains(green);
            assertThat(new Ran.Shell().onTerminal().sextant(never).out()).doesNotContain("\u001b");
            assertThat(new Ran.Shell()
                            .onTerminal()
                            .set("NO_COLOR", "1")
                            .sextant(plan)
                            .out())
                    .doesNotContain("\u001b");
            assertThat(new Ran.Shell()
                            .onTerminal()
                            .set("TERM", "dumb")
                            .sextant(plan)
                            .out())
                    .doesNotContain("\u001b");
        }
    }
}
