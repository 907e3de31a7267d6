package sextant.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Reason;
import sextant.model.caller.Caller;
import sextant.model.task.Task;

/**
 * "No, but maybe" over random platforms and Tasks: each alternative, applied and asked, is a yes; with any one of its changes taken
 * back it is a no; and a no that only resources, images, languages or a compose file stand behind never lacks one.
 */
class AlternativesPropertyTest {

    private static final int SEEDS = Boolean.getBoolean("sextant.long") ? 20_000 : 400;
    private static final Set<String> MENDABLE = Set.of("resource", "image", "language");

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAlternativeIsAYesAndNeedsEachOfItsChanges(long seed) {
        var random = new SplittableRandom(seed);
        var platform = platform(random);
        var planner = Platforms.planner(platform);
        var caller = random.nextBoolean() ? Caller.ANONYMOUS : new Caller.User("tokens", "jane", Set.of("staff"));
        for (int i = 0; i < 5; i++) {
            var document = task(random);
            var task = read(document);
            if (planner.ask(task, caller) instanceof Answer.No no) {
                no.alternatives().forEach(alternative -> {
                    assertThat(planner.ask(ChangedTask.of(task, alternative.changes()), caller))
                            .as("%s%n%s%napplied: %s", platform, document, alternative)
                            .isInstanceOf(Answer.Yes.class);
                    fewer(alternative)
                            .forEach(changes -> assertThat(planner.ask(ChangedTask.of(task, changes), caller))
                                    .as("%s%n%s%none taken back: %s", platform, document, changes)
                                    .isInstanceOf(Answer.No.class));
                });
                if (mendable(no)) {
                    assertThat(no.alternatives())
                            .as("%s%n%s%n%s", platform, document, no.reasons())
                            .isNotEmpty();
                }
                assertThat(planner.ask(task, caller)).as("the same twice").isEqualTo(no);
            }
        }
    }

    /** Whether some route says no for nothing but what a change of the Task can mend. */
    private static boolean mendable(Answer.No no) {
        return no.reasons().stream()
                .collect(Collectors.groupingBy(reason -> reason.route().orElseThrow()))
                .values()
                .stream()
                .anyMatch(reasons -> reasons.stream().allMatch(AlternativesPropertyTest::mendable));
    }

    private static boolean mendable(Reason reason) {
        return MENDABLE.contains(reason.kind()) && reason.httpCode() != 400
                || reason.kind().startsWith("compose-");
    }

    private static List<List<Alternative.Change>> fewer(Alternative alternative) {
        var all = new ArrayList<List<Alternative.Change>>();
        for (int i = 0; i < alternative.changes().size(); i++) {
            var changes = new ArrayList<>(alternative.changes());
            changes.remove(i);
            all.add(changes);
        }
        return all;
    }

    private static Task read(String document) {
        return Platforms.task(document);
    }

    private static String platform(SplittableRandom random) {
        var text = new StringBuilder("platform: {name: Random}\nroutes:\n");
        int routes = random.nextInt(25) == 0 ? 80 : 1 + random.nextInt(5);
        for (int i = 0; i < routes; i++) {
            text.append("  - name: route").append(i).append('\n');
            text.append("    accepts:\n      - ").append(accepts(random)).append('\n');
            if (random.nextInt(3) == 0) {
                text.append("    for: '")
                        .append(pick(random, "!caller.anonymous", "caller.groups.exists(g, g == \"staff\")", "true"))
                        .append("'\n");
            }
            if (random.nextInt(3) == 0) {
                text.append("    when: ['")
                        .append(pick(
                                random, "resources.cores.max <= 6.0", "resources.memory.min < 30.0", "size(data) == 0"))
                        .append("']\n");
            }
            text.append("    limits: {cores: ")
                    .append(1 + random.nextInt(16))
                    .append(", memory: ")
                    .append(1 + random.nextInt(32))
                    .append("G, gpus: ")
                    .append(random.nextInt(3))
                    .append(", store: ")
                    .append(1 + random.nextInt(50))
                    .append("G, startup: ")
                    .append(1 + random.nextInt(100))
                    .append("s, duration: ")
                    .append(1 + random.nextInt(100))
                    .append("m}\n");
            text.append("    offer: {servicetype: uri://service, endpoint: 'http://s")
                    .append(i)
                    .append(".example.org/'}\n");
        }
        return text.toString();
    }

    private static String accepts(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> "{task: uri://docker-container, images: {allow: [" + images(random) + "]}}";
            case 1 -> "{task: uri://docker-compose, images: {allow: [" + images(random) + "]}}";
            default -> "{task: uri://zeppelin-notebook, languages: [" + languages(random) + "]}";
        };
    }

    private static String images(SplittableRandom random) {
        return pick(
                random,
                "docker.io/example",
                "docker.io/example/*",
                "'docker.io/example/web:1.1', quay.io/astro/*",
                "'registry.example.org:5000/tools/sextractor:2.25'",
                "docker.io/example/web, docker.io/example/db");
    }

    private static String languages(SplittableRandom random) {
        return pick(random, "md", "md, python", "md, python, pyspark", "scala, sql");
    }

    private static String task(SplittableRandom random) {
        var text = new StringBuilder();
        switch (random.nextInt(3)) {
            case 0 ->
                text.append("tasktype: uri://docker-container\n")
                        .append(random.nextInt(4) == 0 ? "" : container(random));
            case 1 ->
                text.append("tasktype: uri://docker-compose\n").append(random.nextInt(4) == 0 ? "" : compose(random));
            default ->
                text.append("tasktype: uri://zeppelin-notebook\n")
                        .append("taskinfo: {languages: [")
                        .append(pick(random, "md", "md, cobol", "cobol", "python, pyspark", "md, python, pyspark, r"))
                        .append("]}\n");
        }
        text.append(resources(random));
        return text.toString();
    }

    private static String container(SplittableRandom random) {
        return "taskinfo: {image: '" + image(random) + "'}\n";
    }

    private static String image(SplittableRandom random) {
        return pick(
                random,
                "docker.io/example:1.0",
                "example/web:1.1",
                "docker.io/example-evil:1.0",
                "quay.io/astro/stilts",
                "docker.io/library/debian:12",
                "ghcr.io/someone/something:latest",
                "No Image:");
    }

    private static String compose(SplittableRandom random) {
        var asText = random.nextBoolean() ? " |" : "";
        var text = new StringBuilder("taskinfo:\n  composefile:" + asText + "\n    services:\n");
        int services = 1 + random.nextInt(3);
        for (int i = 0; i < services; i++) {
            text.append("      s")
                    .append(i)
                    .append(":\n        image: '")
                    .append(image(random))
                    .append("'\n");
            if (random.nextInt(2) == 0) {
                text.append("        ")
                        .append(pick(
                                random,
                                "privileged: true",
                                "volumes: ['/:/host']",
                                "network_mode: host",
                                "environment: {A: b}",
                                "ports: ['8080:80']",
                                "cap_add: [SYS_ADMIN]",
                                "build: ."))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String resources(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return "";
        }
        var text = new StringBuilder("resources:\n");
        if (random.nextBoolean()) {
            int min = random.nextInt(20);
            text.append("  mincores: ").append(min).append('\n');
            text.append(random.nextBoolean() ? "  maxcores: " + (min + random.nextInt(10)) + "\n" : "");
        }
        text.append(random.nextBoolean() ? "  minmemory: " + random.nextInt(64) + "G\n" : "");
        text.append(random.nextBoolean() ? "  maxstartup: " + random.nextInt(120) + "s\n" : "");
        text.append(random.nextBoolean() ? "  mingpus: " + random.nextInt(4) + "\n" : "");
        return text.toString().equals("resources:\n") ? "" : text.toString();
    }

    private static String pick(SplittableRandom random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
