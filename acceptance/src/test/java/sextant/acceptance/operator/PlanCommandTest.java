package sextant.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/** {@code sextant plan}: one Task, several planners side by side. */
@Timeout(120)
class PlanCommandTest {

    private static final int NO = 3;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 10;

    private static Folder folder;
    private static Server demo;
    private static Server hub;

    @BeforeAll
    static void start() {
        folder = Folder.create();
        demo = Server.demo();
        hub = Server.serve(folder.write("platform.yaml", """
                platform: {name: Hub, url: "http://localhost:8080"}
                routes:
                  - name: jupyter
                    accepts: [uri://jupyter-notebook]
                    offer: {servicetype: uri://jupyter-hub, endpoint: "http://hub.example.org/"}
                """));
    }

    @AfterAll
    static void stop() {
        demo.close();
        hub.close();
        folder.close();
    }

    @Test
    void showsWhatEachPlannerOffers() {
        var planned = plan(List.of(demo, hub), "--type", "uri://jupyter-notebook");

        assertThat(planned.status()).as("%s", planned).isZero();
        assertThat(planned.output())
                .contains("http://jupyter.example.org/", "http://binder.example.eu/", "http://hub.example.org/")
                .doesNotContain("\u001b");
    }

    @Test
    void isAYesIfOneOfThemSaysYes() {
        var planned = plan(List.of(hub, demo), "--type", "uri://binder-notebook");

        assertThat(planned.status()).as("%s", planned).isZero();
        assertThat(planned.output()).contains("YES").contains("NO");
    }

    @Test
    void readsATaskFromAFile() {
        var task = folder.write("task.yaml", "tasktype: uri://zeppelin-notebook\ntaskinfo: {languages: [md, cobol]}\n");

        var planned = plan(List.of(demo), task.toString());

        assertThat(planned.status()).as("%s", planned).isEqualTo(NO);
        assertThat(planned.output())
                .as("the reason and what would work")
                .contains("cobol")
                .contains("taskinfo.languages");
    }

    @Test
    void printsJsonAndYaml() {
        var json = plan(List.of(demo, hub), "--type", "uri://jupyter-notebook", "--json");
        var yaml = plan(List.of(demo, hub), "--type", "uri://jupyter-notebook", "--yaml");

        assertThat(json.status()).as("%s", json).isZero();
        assertThat(Documents.json(json.output())).isEqualTo(Documents.yaml(yaml.output()));
        assertThat(json.output()).contains("http://hub.example.org/");
    }

    @Test
    void saysThatAPlannerCannotBeReached() {
        var nobody = "http://127.0.0.1:1/";
        var planned = Finished.sextant("plan", "--type", "uri://jupyter-notebook", "--server", nobody);

        assertThat(planned.status()).as("%s", planned).isEqualTo(UNREACHABLE);
        assertThat(planned.output() + planned.error()).contains("127.0.0.1:1").doesNotContain("Exception");
    }

    @Test
    void needsATask() {
        var planned = plan(List.of(demo));

        assertThat(planned.status()).as("%s", planned).isEqualTo(USAGE);
    }

    private static Finished plan(List<Server> servers, String... words) {
        var command = new ArrayList<String>();
        command.add("plan");
        command.addAll(List.of(words));
        for (var server : servers) {
            command.add("--server");
            command.add(server.uri().toString());
        }
        return Finished.sextant(command.toArray(String[]::new));
    }
}
