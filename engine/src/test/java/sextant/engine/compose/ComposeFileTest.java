package sextant.engine.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.compose.ComposeFile.Verdict;
import sextant.model.answer.Reason;
import sextant.model.image.ImageAllowList;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;

/** Which compose files are taken, key by key. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("taskinfo", "composefile");
    private static final ComposeRules EXAMPLES = new ComposeRules(
            new ImageRules(Optional.of(new ImageAllowList(List.of("docker.io/example", "docker.io/example/*")))),
            Set.of());

    private static Verdict judge(String yaml) {
        return judge(yaml, EXAMPLES, Map.of());
    }

    private static Verdict judge(String yaml, ComposeRules rules, Map<String, String> environment) {
        var document = YamlDocuments.read(yaml, true, Limits.DEFAULT);
        return new ComposeFile(document.root(), ROOT, path -> document.at(inFile(path))).judge(rules, environment);
    }

    private static Path inFile(Path path) {
        return new Path(path.steps().subList(2, path.steps().size()));
    }

    private static String service(String flow) {
        return """
                networks: {inner: }
                volumes: {data: }
                services:
                  other: {image: "example/other:1"}
                  web:
                    image: example/web:1
                    %s
                """.formatted(flow);
    }

    /** Every key that reaches out of the container, as reliability tables of this project list them, and some more. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "privileged: true                                        | compose-privileged",
                "privileged: yes                                         | compose-privileged",
                "privileged: ${P:-true}                                  | compose-privileged",
                "volumes: ['/:/host']                                    | compose-volumes",
                "volumes: ['/var/run/docker.sock:/var/run/docker.sock']  | compose-volumes",
                "volumes: ['./here:/there']                              | compose-volumes",
                "volumes: ['~/.ssh:/keys:ro']                            | compose-volumes",
                "volumes: ['$HOME:/home']                                | compose-volumes",
                "volumes: ['C:\\Users:/home']                            | compose-volumes",
                "volumes: ['undefined:/data']                            | compose-volumes",
                "volumes: ['data:/data:rw,z']                            | compose-volumes",
                "volumes: ['data:relative']                              | compose-volumes",
                "volumes: [{type: bind, source: /, target: /host}]       | compose-volumes",
                "volumes: [{type: volume, source: /, target: /host}]     | compose-volumes",
                "volumes: {data: /data}                                  | compose-volumes",
                "volumes_from: [other]                                   | compose-volumes_from",
                "network_mode: host                                      | compose-network_mode",
                "network_mode: 'container:abc'                           | compose-network_mode",
                "networks: [elsewhere]                                   | compose-networks",
                "networks: {inner: {ipv4_address: 10.0.0.1}}             | compose-networks",
                "pid: host                                               | compose-pid",
                "ipc: host                                               | compose-ipc",
                "uts: host                                               | compose-uts",
                "userns_mode: host                                       | compose-userns_mode",
                "cgroup: host                                            | compose-cgroup",
                "cap_add: [SYS_ADMIN]                                    | compose-cap_add",
                "devices: ['/dev/sda:/dev/sda']                          | compose-devices",
                "device_cgroup_rules: ['c 1:3 mr']                       | compose-device_cgroup_rules",
                "gpus: all                                               | compose-gpus",
                "security_opt: ['seccomp:unconfined']                    | compose-security_opt",
                "security_opt: ['no-new-privileges:false']               | compose-security_opt",
                "sysctls: {net.core.somaxconn: 1024}                     | compose-sysctls",
                "cgroup_parent: m-executor-abcd                          | compose-cgroup_parent",
                "runtime: kata                                           | compose-runtime",
                "extends: {file: /etc/passwd, service: x}                | compose-extends",
                "env_file: /etc/shadow                                   | compose-env_file",
                "label_file: /etc/shadow                                 | compose-label_file",
                "secrets: [key]                                          | compose-secrets",
                "configs: [conf]                                         | compose-configs",
                "build: 'http://evil.example/repository.git'             | compose-build",
                "build: .                                                | compose-build",
                "develop: {watch: []}                                    | compose-develop",
                "provider: {type: awesomecloud}                          | compose-provider",
                "use_api_socket: true                                    | compose-use_api_socket",
                "post_start: [{command: ./x, privileged: true}]          | compose-post_start",
                "credential_spec: {file: x.json}                         | compose-credential_spec",
                "external_links: [redis]                                 | compose-external_links",
                "links: [other]                                          | compose-links",
                "extra_hosts: ['db=10.0.0.1']                            | compose-extra_hosts",
                "dns: 8.8.8.8                                            | compose-dns",
                "logging: {driver: syslog}                               | compose-logging",
                "ulimits: {nofile: 100000}                               | compose-ulimits",
                "tmpfs: /run                                             | compose-tmpfs",
                "container_name: mine                                    | compose-container_name",
                "user: root                                              | compose-user",
                "user: '0:0'                                             | compose-user",
                "user: ${U-0}                                            | compose-user",
                "ports: ['22:22']                                        | compose-ports",
                "ports: ['80:8080/tcp']                                  | compose-ports",
                "ports: ['1000-1030:1000-1030']                          | compose-ports",
                "ports: ['10.1.2.3:8080:80']                             | compose-ports",
                "ports: ['8080:80:90']                                   | compose-ports",
                "ports: ['70000']                                        | compose-ports",
                "ports: [{target: 80, published: 443}]                   | compose-ports",
                "ports: [{target: 80, published: '${PORT}'}]             | compose-ports",
                "deploy: {resources: {reservations: {devices: []}}}      | compose-deploy",
                "depends_on: [nobody]                                    | compose-depends_on",
                "depends_on: {other: {condition: whenever}}              | compose-depends_on",
                "restart: sometimes                                      | compose-restart",
                "command: {a: b}                                         | compose-command",
                "privilegd: true                                         | compose-key"
            })
    void refusesAKeyOfAService(String flow, String kind) {
        var verdict = judge(service(flow));

        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(kind);
            assertThat(reason.httpCode()).isEqualTo(403);
            assertThat(reason.path().orElseThrow().toString()).startsWith("taskinfo.composefile.services.web.");
            assertThat(reason.position().orElseThrow().line()).isEqualTo(7);
            assertThat(reason.text()).startsWith("line 7: services.web.");
        });
        assertThat(taken(verdict)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "include: ['oci://example.org/evil']                         | compose-include",
                "include: ['https://github.com/evil/x.git']                  | compose-include",
                "secrets: {x: {file: /etc/shadow}}                           | compose-secrets",
                "secrets: {x: {environment: HOME}}                           | compose-secrets",
                "configs: {x: {file: /etc/shadow}}                           | compose-configs",
                "networks: {x: {external: true}}                             | compose-networks",
                "networks: {x: {name: host}}                                 | compose-networks",
                "networks: {x: {driver: host}}                               | compose-networks",
                "networks: {x: {driver: macvlan}}                            | compose-networks",
                "networks: {x: {driver_opts: {parent: eth0}}}                | compose-networks",
                "networks: {x: {ipam: {config: []}}}                         | compose-networks",
                "volumes: {x: {driver_opts: {type: none, o: bind, device: /}}} | compose-volumes",
                "volumes: {x: {external: true}}                              | compose-volumes",
                "volumes: {x: {name: of-another}}                            | compose-volumes",
                "volumes: {x: {driver: rclone}}                              | compose-volumes",
                "volumes: {'../x': }                                         | compose-volumes",
                "models: {m: {model: ai/x}}                                  | compose-models",
                "name: ../x                                                  | compose-name",
                "surprise: true                                              | compose-key"
            })
    void refusesAKeyAtTheTop(String line, String kind) {
        var verdict = judge(line + "\nservices: {web: {image: 'example/web:1'}}\n");

        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(kind);
            assertThat(reason.text()).startsWith("line 1: ");
        });
        assertThat(taken(verdict)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command: run --all",
                "command: [run, --all, 5]",
                "entrypoint: [sh, -c, 'echo $$HOME']",
                "environment: {A: b, N: 5, T: true}",
                "environment: ['A=b', 'C=']",
                "networks: [inner, default]",
                "networks: {inner: {aliases: [a]}}",
                "depends_on: [other]",
                "depends_on: {other: {condition: service_healthy, required: false}}",
                "ports: ['8080:80', 9090, '127.0.0.1:8081:81/udp', '8000-8010:8000-8010']",
                "ports: [{target: 80, published: '8080', protocol: tcp, mode: host}]",
                "expose: [80, '90/udp']",
                "volumes: ['data:/data', 'data:/more:ro', /scratch]",
                "volumes: [{type: volume, source: data, target: /data, read_only: true}, {type: tmpfs, target: /tmp}]",
                "labels: {a: b}",
                "labels: [a=b]",
                "healthcheck: {test: [CMD, 'true'], interval: 5s, retries: 3}",
                "restart: on-failure:3",
                "user: '1000:1000'",
                "user: nobody",
                "privileged: false",
                "network_mode: none",
                "security_opt: ['no-new-privileges:true']",
                "cap_drop: [ALL]",
                "read_only: true",
                "deploy: {resources: {limits: {cpus: '0.5', memory: 50M}}}",
                "mem_limit: 1g",
                "x-note: {anything: [goes]}",
                "working_dir: /work",
                "stop_grace_period: 10s",
                "platform: linux/amd64"
            })
    void takesWhatStaysInsideTheContainer(String flow) {
        var verdict = judge(service(flow));

        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.unset()).isEmpty();
        assertThat(verdict.template()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "docker.io/example-evil:1       | 403",
                "docker.io.evil.com/example:1   | 403",
                "evil.com/docker.io/example:1   | 403",
                "docker.io/example:1.0@evil     | 400",
                "\u0435xample/web:1             | 400",
                "example/../evil:1              | 400",
                "Example/web:1                  | 400",
                "example/${UNSET}               | 400",
                "example/web:${UNSET}           | 400",
                "evil.com/${NAME}               | 403",
                "${REGISTRY}/example/web:1      | 403"
            })
    void refusesAnImageThatLooksLikeOneThatIsTaken(String image, int code) {
        var verdict = judge(
                "services: {web: {image: '" + image + "'}}", EXAMPLES, Map.of("NAME", "x", "REGISTRY", "evil.com"));

        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo("image");
            assertThat(reason.httpCode()).isEqualTo(code);
            assertThat(reason.path()).hasToString("Optional[taskinfo.composefile.services.web.image]");
        });
        assertThat(taken(verdict)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example/web:1",
                "docker.io/example/web:1",
                "docker.io/library/example:1",
                "DOCKER.IO/example/web:1",
                "example/${NAME}:1",
                "example/${UNSET:-web}:1"
            })
    void takesAnImageInAnySpelling(String image) {
        assertThat(judge("services: {web: {image: '" + image + "'}}", EXAMPLES, Map.of("NAME", "x"))
                        .reasons())
                .isEmpty();
    }

    @Test
    void saysWhichImagesMeanLatest() {
        assertThat(judge("services: {a: {image: example/a}, b: {image: 'example/b:1'}}")
                        .untagged())
                .containsExactly("example/a");
    }

    @Test
    void aVariableThatMustHaveAValueIsAReasonAndTheTemplateAsksForNone() {
        var verdict = judge(service("environment: {PASSWORD: '${PASSWORD:?choose one}'}"));

        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo("variable");
            assertThat(reason.httpCode()).isEqualTo(400);
            assertThat(reason.text()).contains("PASSWORD must have a value (choose one)");
        });
        assertThat(taken(verdict)).isTrue();
        assertThat(judge(
                                service("environment: {PASSWORD: '${PASSWORD:?choose one}'}"),
                                EXAMPLES,
                                Map.of("PASSWORD", "x"))
                        .reasons())
                .isEmpty();
    }

    @Test
    void aVariableOfTheContainerWithoutAValueIsNeverTakenFromTheServer() {
        assertThat(judge(service("environment: [PATH, SET]"), EXAMPLES, Map.of("SET", "x"))
                        .unset())
                .containsExactly("PATH");
        assertThat(judge(service("environment: {PATH: , SET: }"), EXAMPLES, Map.of("SET", "x"))
                        .unset())
                .containsExactly("PATH");
    }

    @Test
    void judgesWhatAMergeKeyBringsIn() {
        var verdict = judge("""
                x-bad: &bad {privileged: true, image: "example/base:1"}
                services:
                  web:
                    <<: *bad
                    image: example/web:1
                """);

        assertThat(verdict.reasons()).extracting(Reason::kind).containsExactly("compose-privileged");
        assertThat(taken(verdict)).isTrue();
        assertThat(Path.of("services", "web", "image").in(verdict.template().orElseThrow()))
                .hasToString("Optional[Scalar[text=example/web:1, kind=TEXT]]");
    }

    @Test
    void keepsInTheTemplateWhateverWasNotRefused() {
        var verdict = judge("""
                services:
                  web:
                    image: evil.com/example/web:1
                    privileged: true
                    ports: ["80:80", "8080:81"]
                    environment: {URL: "${URL:-http://x}", COUNT: "5"}
                    depends_on: [gone]
                """);

        assertThat(verdict.reasons())
                .extracting(Reason::kind)
                .containsExactly("image", "compose-privileged", "compose-ports", "compose-depends_on");
        assertThat(ComposeFile.write(verdict.template().orElseThrow())).isEqualTo("""
                services:
                  web:
                    image: docker.io/example/web:1
                    ports:
                      - "80"
                      - "8080:81"
                    environment:
                      URL: ${URL:-http://x}
                      COUNT: "5"
                    depends_on: []
                """);
    }

    @Test
    void hasNoTemplateIfNothingIsLeftToRun() {
        var none = new ComposeRules(new ImageRules(Optional.of(new ImageAllowList(List.of()))), Set.of());

        assertThat(judge("services: {web: {image: x}}", none, Map.of()).template())
                .isEmpty();
        assertThat(judge("services: {web: {privileged: true}}", ComposeRules.STRICT, Map.of())
                        .template())
                .isEmpty();
        assertThat(judge("services: {}").reasons()).extracting(Reason::kind).containsExactly("compose-services");
        assertThat(judge("version: '3'").template()).isEmpty();
        assertThat(judge("[a]").reasons()).extracting(Reason::kind).containsExactly("composefile");
    }

    @Test
    void dropsAServiceWithoutAnImageAndWhatDependsOnIt() {
        var verdict = judge("services: {a: {image: x, depends_on: [b]}, b: {build: .}}", ComposeRules.STRICT, Map.of());

        assertThat(verdict.reasons()).extracting(Reason::kind).containsExactly("image", "compose-build");
        assertThat(ComposeFile.write(verdict.template().orElseThrow()))
                .isEqualTo("services:\n  a:\n    image: x\n    depends_on: []\n");
    }

    @Test
    void takesWhatTheOperatorOpens() {
        var opened = new ComposeRules(ImageRules.ANY, Set.of("build", "privileged"));

        assertThat(judge("services: {a: {build: ., privileged: true}}", opened, Map.of())
                        .reasons())
                .isEmpty();
    }

    @Test
    void givesAtMostFiftyReasonsAndCountsTheRest() {
        var keys = new StringBuilder("services:\n  web:\n    image: example/web:1\n");
        for (int key = 0; key < 60; key++) {
            keys.append("    k").append(key).append(": 1\n");
        }
        var verdict = judge(keys.toString());

        assertThat(verdict.reasons()).hasSize(51);
        assertThat(verdict.reasons().getLast().kind()).isEqualTo("compose-more");
        assertThat(verdict.reasons().getLast().text()).contains("10 more");
        assertThat(taken(verdict)).isTrue();
    }

    /** A template is an answer only if it is taken itself, also after it was written and read again. */
    private static boolean taken(Verdict verdict) {
        var template = verdict.template().orElseThrow();
        Node again = YamlDocuments.read(ComposeFile.write(template), true, Limits.DEFAULT)
                .root();
        assertThat(again).isEqualTo(template);
        return judge(ComposeFile.write(template), EXAMPLES, Map.of()).reasons().isEmpty()
                && ((Fields) again).get("services").isPresent();
    }
}
