package sextant.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.model.answer.Answer;
import sextant.model.caller.Caller;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;

/** Section 4.2's open point, where the platform is larger than what the random ones have. */
class AlternativesTest {

    private static final String OFFER = "    offer: {servicetype: uri://service, endpoint: 'http://e.example.org/'}\n";
    private static final String ROUTE = "  - name: %s\n    accepts: [uri://jupyter-notebook]\n" + OFFER;

    @Test
    void aRouteThatCanBeMendedIsFoundBehindManyThatCannot() {
        var closed = IntStream.range(0, 100)
                .mapToObj(i -> ROUTE.formatted("closed" + i) + "    limits: {cores: 4}\n    when: ['false']\n")
                .collect(Collectors.joining());

        assertThat(no(closed + ROUTE.formatted("open") + "    limits: {cores: 2}\n", "{mincores: 9}")
                        .alternatives())
                .extracting("route")
                .containsExactly("open");
    }

    @Test
    void aRouteThatCanBeMendedIsFoundBehindManyWhoseMendingFailsElsewhere() {
        var contrary = IntStream.range(0, 100)
                .mapToObj(i -> ROUTE.formatted("contrary" + i)
                        + "    limits: {cores: 4}\n    when: ['resources.cores.min > 5.0']\n")
                .collect(Collectors.joining());

        assertThat(no(contrary + ROUTE.formatted("open") + "    limits: {cores: 2}\n", "{mincores: 9}")
                        .alternatives())
                .extracting("route")
                .containsExactly("open");
    }

    @Test
    void whatIsAvailableIsWhatTheFirstAlternativeCounts() {
        var no = no(
                ROUTE.formatted("slow") + "    limits: {startup: 20s}\n" + ROUTE.formatted("fast")
                        + "    limits: {startup: 10s}\n",
                "{maxstartup: 9s}");

        assertThat(no.alternatives()).extracting("route").containsExactly("fast");
        assertThat(no.available().orElseThrow().ranges().get(Resource.STARTUP).min())
                .map(startup -> Quantities.write(Resource.STARTUP, startup).toString())
                .hasValueSatisfying(startup -> assertThat(startup).contains("10s"));
    }

    @Test
    void theTextsOfAnAlternativeSayWhichResourceTheyMean() {
        var no = no(
                ROUTE.formatted("small") + "    limits: {store: 10G, memory: 4G, duration: 1h}\n",
                "{minstore: 20G, minmemory: 8G, minduration: 2h}");

        assertThat(no.alternatives())
                .extracting("text")
                .containsExactly(
                        "ask for at least 10G of store; ask for at least 4G of memory; ask for at least 1h of duration");
    }

    /** Quadratic work takes a minute for this. */
    @Test
    @Timeout(10)
    void manyThingsThatOneChangeMendsCostNoMoreThanTheirNumber() {
        var planner = Platforms.planner("platform: {name: Test}\nroutes:\n"
                + ROUTE.formatted("zeppelin")
                        .replace("uri://jupyter-notebook", "{task: uri://zeppelin-notebook, languages: [md]}"));
        var languages = IntStream.range(0, 40_000).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
        var task = Platforms.task("tasktype: uri://zeppelin-notebook\ntaskinfo: {languages: [" + languages + "]}\n");

        assertThat(((Answer.No) planner.ask(task, Caller.ANONYMOUS)).alternatives())
                .hasSize(1);
    }

    private static Answer.No no(String routes, String resources) {
        var planner = Platforms.planner("platform: {name: Test}\nroutes:\n" + routes);
        var task = Platforms.task("tasktype: uri://jupyter-notebook\nresources: " + resources + "\n");
        return (Answer.No) planner.ask(task, Caller.ANONYMOUS);
    }
}
