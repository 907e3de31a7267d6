package sextant.engine.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.model.image.ImageAllowList;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Over many random compose files: a template is taken, and a file with a service is never left without one where images are known. */
class ComposeTemplatePropertyTest {

    private static final List<String> IMAGES = List.of(
            "example/a:1", "example/b", "evil.com/x:2", "Example", "${I}", "${I:-example/c:1}", "${I:?say}", "$");
    private static final List<String> NAMES = List.of("web", "db", "cache", "..", "x-y");
    private static final List<String> TEXTS = List.of(
            "true",
            "host",
            "0",
            "80:80",
            "8080:80",
            "data:/data",
            "/:/host",
            "${A}",
            "${A:?b}",
            "${",
            "$$",
            "web",
            "inner",
            "NO",
            "1:30");

    private final Random random = new Random(4_2);
    private final List<String> keys = keys();

    private static List<String> keys() {
        var keys = new ArrayList<>(RefusedKeys.OPENABLE);
        keys.addAll(List.of(
                "environment",
                "command",
                "networks",
                "depends_on",
                "ports",
                "expose",
                "volumes",
                "user",
                "restart",
                "healthcheck",
                "deploy",
                "labels",
                "extends",
                "env_file",
                "secrets",
                "<<",
                "x-a",
                "unheard of"));
        return keys;
    }

    @Test
    void everyTemplateIsTaken() {
        var rules = new ComposeRules(
                new ImageRules(Optional.of(new ImageAllowList(List.of("docker.io/example/*")))), Set.of("dns"));
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            var file = file();
            var verdict = judge(file, rules);
            if (!verdict.reasons().isEmpty()) {
                refused++;
                assertThat(verdict.template()).as("a template for %s", file).isPresent();
                assertThat(judge(verdict.template().orElseThrow(), rules).reasons())
                        .as("the template of %s", file)
                        .isEmpty();
            } else {
                assertThat(verdict.template()).isEmpty();
            }
        }
        assertThat(refused).isBetween(1_500, 2_999);
    }

    private static ComposeFile.Verdict judge(Node file, ComposeRules rules) {
        return new ComposeFile(file, Path.of("taskinfo", "composefile"), _ -> Optional.empty()).judge(rules, Map.of());
    }

    private Fields file() {
        var services = Fields.of("main", service());
        for (int service = random.nextInt(3); service > 0; service--) {
            services = services.with(one(NAMES), service());
        }
        var file = Fields.of("services", services);
        if (random.nextBoolean()) {
            file = file.with("networks", Fields.of("inner", random.nextInt(4) > 0 ? Scalar.NULL : any(2)));
        }
        if (random.nextBoolean()) {
            file = file.with("volumes", Fields.of("data", random.nextInt(4) > 0 ? Scalar.NULL : any(2)));
        }
        return random.nextInt(8) > 0 ? file : file.with(one(keys), any(2));
    }

    private Node service() {
        var service = Fields.of("image", Scalar.text(random.nextInt(3) > 0 ? "example/a:1" : one(IMAGES)));
        for (int key = random.nextInt(3); key > 0; key--) {
            service = service.with(one(keys), any(3));
        }
        return service;
    }

    private Node any(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> Items.of(any(depth - 1), any(depth - 1));
            case 2 -> Fields.of(one(NAMES), any(depth - 1)).with(one(keys), any(depth - 1));
            case 3 -> Items.of(Scalar.plain(one(TEXTS)));
            default -> Scalar.plain(one(TEXTS));
        };
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
