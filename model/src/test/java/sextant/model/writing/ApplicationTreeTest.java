package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ErrorPattern;
import sextant.model.application.Estimate;
import sextant.model.application.Example;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;

/** The document of an application: all that a client needs, and nothing of how it is run here. */
class ApplicationTreeTest {

    private static final BaseParam RADIUS = new BaseParam(
            Optional.of("Radius"),
            Optional.of("how far away"),
            Optional.of("arcsec"),
            Optional.of("pos.angDistance"),
            Optional.of("m.radius"));

    private static final Application MATCH = new Application(
            "match",
            "ivo://example.org/match",
            "Match",
            Optional.empty(),
            List.of(new sextant.model.application.Reference("https://example.org/", Optional.of("Paper"))),
            Optional.of("docker.io/example/match:1.0"),
            new Execution.Command(List.of(new ArgumentTemplate.One("/opt/secretly/match"))),
            Map.of("SECRETLY", "secretly"),
            List.of(
                    parameter("secretly", BaseParam.NONE, Domain.ANY),
                    parameter("matcher", BaseParam.NONE, options()),
                    parameter("radius", RADIUS, range()),
                    parameter("box", BaseParam.NONE, array()),
                    parameter("flag", BaseParam.NONE, words())),
            List.of(new InterfaceDefinition(
                    "full",
                    Optional.of("Everything"),
                    Optional.empty(),
                    Map.of("secretly", List.of("secretly")),
                    List.of(
                            new Conditional(
                                    reference("matcher", false),
                                    List.of(new Case("sky", Optional.of("Sky"), List.of(reference("radius", true))))),
                            new Group(
                                    Optional.of("Pair"),
                                    List.of(
                                            new Choice(Optional.empty(), List.of(reference("box", false)), 0, 1),
                                            reference("flag", false)),
                                    0,
                                    Integer.MAX_VALUE)),
                    List.of("result"))),
            List.of(new OutputDefinition(
                    "result",
                    new OutputDefinition.From.File("secretly.vot"),
                    ParameterType.VOTABLE,
                    "application/x-votable+xml",
                    true,
                    RADIUS)),
            ApplicationLimits.DEFAULT,
            Map.of(
                    Resource.MEMORY, new Quantity(Resource.Unit.BYTES, 2_000_000_000),
                    Resource.CORES, new Quantity(Resource.Unit.THOUSANDTHS, 1500)),
            Optional.of(new Estimate(2, 0.05)),
            Optional.empty(),
            List.of(new ErrorPattern("cannot open", "No table.", true)),
            List.of(new Example(
                    "first",
                    Optional.of("First"),
                    Optional.of("full"),
                    Map.of(
                            "box",
                            List.of(
                                    new Example.Value.Text("1"),
                                    new Example.Value.File("x.vot"),
                                    new Example.Value.ResultOf("mock-sky", "pleiades", "result"))),
                    "COMPLETED",
                    List.of(new Example.Expectation(
                            Optional.of("result"), List.of("TABLEDATA"), 100, OptionalLong.of(3))))),
            true,
            "/opt/secretly");

    @Test
    void clientsSeeTheWholeModel() {
        assertThat(written(DocumentFormat.YAML)).isEqualTo("""
                name: match
                identifier: ivo://example.org/match
                title: Match
                href: https://here/apps/match
                async: https://here/apps/match/async
                sync: https://here/apps/match/sync
                references:
                  - uri: https://example.org/
                    title: Paper
                image: docker.io/example/match:1.0
                parameters:
                  - id: matcher
                    type: text
                    file: false
                    indirect: true
                    least: 0
                    options:
                      - sky
                      - exact
                    labels:
                      sky: On the sky
                    pattern: '[a-z]+'
                  - id: radius
                    type: text
                    title: Radius
                    description: how far away
                    unit: arcsec
                    ucd: pos.angDistance
                    utype: m.radius
                    file: false
                    indirect: true
                    least: 0
                    range:
                      min: "0"
                      max: "3600"
                      exclusive:
                        - min
                  - id: box
                    type: text
                    file: false
                    indirect: true
                    least: 0
                    array:
                      shape: 2x3
                      separator: ','
                  - id: flag
                    type: text
                    file: false
                    indirect: true
                    least: 0
                    words:
                      - "Y"
                      - "N"
                interfaces:
                  - id: full
                    title: Everything
                    parameters:
                      - matcher
                      - radius
                      - box
                      - flag
                    inputs:
                      - when:
                          parameter: matcher
                          least: 0
                          most: 1
                        cases:
                          - value: sky
                            title: Sky
                            inputs:
                              - parameter: radius
                                hidden: true
                                least: 0
                                most: 1
                      - group:
                          - choose:
                              - parameter: box
                                least: 0
                                most: 1
                            least: 0
                            most: 1
                          - parameter: flag
                            least: 0
                            most: 1
                        title: Pair
                        least: 0
                    outputs:
                      - result
                outputs:
                  - id: result
                    type: VOTable
                    mime-type: application/x-votable+xml
                    required: true
                    title: Radius
                    description: how far away
                    unit: arcsec
                    ucd: pos.angDistance
                    utype: m.radius
                limits:
                  duration: 3600
                  memory: 1073741824
                  processes: 64
                  output: 16777216
                  fileSize: 4294967296
                  openFiles: 256
                resources:
                  cores: 1.5
                  memory: 2G
                estimate:
                  duration: 2.0
                  perMegabyte: 0.05
                errors:
                  - pattern: cannot open
                    say: No table.
                    transient: true
                examples:
                  - id: first
                    title: First
                    interface: full
                    values:
                      box:
                        - "1"
                        - file: x.vot
                        - result-of: mock-sky/pleiades
                          result: result
                    phase: COMPLETED
                    expect:
                      - result: result
                        contains:
                          - TABLEDATA
                        bytes: 100
                        rows: 3
                restartable: true
                """);
    }

    @Test
    void howItIsRunIsNobodysBusiness() {
        for (var format : DocumentFormat.values()) {
            assertThat(written(format)).doesNotContainIgnoringCase("secretly");
        }
    }

    private static String written(DocumentFormat format) {
        return new String(
                format.write(ApplicationTree.of(MATCH, "https://here/apps/match"), "application"),
                StandardCharsets.UTF_8);
    }

    private static Reference reference(String parameter, boolean hidden) {
        return new Reference(parameter, Optional.empty(), hidden, 0, 1);
    }

    private static ParameterDefinition parameter(String id, BaseParam about, Domain domain) {
        return new ParameterDefinition(
                id,
                ParameterType.TEXT,
                Passing.VALUE,
                about,
                Optional.empty(),
                List.of(),
                0,
                Integer.MAX_VALUE,
                domain,
                true,
                false);
    }

    private static Domain options() {
        return new Domain(
                List.of(
                        new Domain.Option("sky", Optional.of("On the sky")),
                        new Domain.Option("exact", Optional.empty())),
                Optional.empty(),
                Optional.of("[a-z]+"),
                Optional.empty(),
                Optional.empty());
    }

    private static Domain range() {
        var range = new Domain.Range(
                Optional.of(new Domain.Bound("0", false)), Optional.of(new Domain.Bound("3600", true)));
        return new Domain(List.of(), Optional.of(range), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Domain words() {
        return new Domain(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Domain.BooleanWords("Y", "N")),
                Optional.empty());
    }

    private static Domain array() {
        return new Domain(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Domain.ArrayShape("2x3", ",")));
    }
}
