package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.answer.Alternative;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

class AnswerTreeTest {

    private static final Answer.No FULL_NO = new Answer.No(
            List.of(Reason.of("image", 403, "The image is not allowed.")
                    .at(Path.of("taskinfo", "composefile").field("services").item(2))
                    .asked(Scalar.text("docker.io/evil"))
                    .available(Items.texts(List.of("docker.io/example")))
                    .detail("Ask the help desk.")
                    .ofRoute("batch")
                    .retry(Reason.Retry.LATER)
                    .at(new Position(3, 7))),
            List.of(new Alternative(
                    "use docker.io/example and no GPU",
                    "batch",
                    List.of(
                            new Change(
                                    Path.of("taskinfo", "image"),
                                    Optional.of(Scalar.text("docker.io/evil")),
                                    Optional.of(Scalar.text("docker.io/example"))),
                            new Change(
                                    Path.of("resources", "mingpus"),
                                    Optional.of(Scalar.number(1)),
                                    Optional.empty())))),
            Optional.empty(),
            List.of(Warning.of("variables", "No value for database.").at(Path.of("taskinfo", "environment"))));

    @Test
    void aPlainNoIsOneWord() {
        assertThat(json(Answer.PLAIN_NO)).isEqualTo("""
                {
                  "reponseword": "NO"
                }
                """);
    }

    @Test
    void oneOfferStandsInline() {
        assertThat(json(yes(offer("uri://jupyter-hub", "http://jupyter.example.org/"))))
                .isEqualTo("""
                {
                  "reponseword": "YES",
                  "servicetype": "uri://jupyter-hub",
                  "serviceinfo": {
                    "endpoint": "http://jupyter.example.org/"
                  }
                }
                """);
    }

    @Test
    void severalOffersAreInterfaces() {
        assertThat(json(yes(
                        offer("uri://portainer-service", "http://portainer.example.org/"),
                        offer("uri://docker-uws", "http://uws.example.org/docker"))))
                .isEqualTo("""
                {
                  "reponseword": "YES",
                  "interfaces": [
                    {
                      "servicetype": "uri://portainer-service",
                      "serviceinfo": {
                        "endpoint": "http://portainer.example.org/"
                      }
                    },
                    {
                      "servicetype": "uri://docker-uws",
                      "serviceinfo": {
                        "endpoint": "http://uws.example.org/docker"
                      }
                    }
                  ]
                }
                """);
    }

    @Test
    void aShortReasonIsWhatSection7Prints() {
        assertThat(json(no(Reason.of("", 403, "Not authorised")))).isEqualTo("""
                {
                  "reponseword": "NO",
                  "reponseinfo": {
                    "reasons": [
                      {
                        "httpcode": 403,
                        "text": "Not authorised"
                      }
                    ]
                  }
                }
                """);
    }

    @Test
    void aFullNoSaysWhatWouldWork() {
        assertThat(json(FULL_NO)).isEqualTo("""
                {
                  "reponseword": "NO",
                  "reponseinfo": {
                    "reasons": [
                      {
                        "httpcode": 403,
                        "text": "The image is not allowed.",
                        "kind": "image",
                        "path": "taskinfo.composefile.services[2]",
                        "asked": "docker.io/evil",
                        "available": [
                          "docker.io/example"
                        ],
                        "detail": "Ask the help desk.",
                        "route": "batch",
                        "retry": "later",
                        "line": 3,
                        "column": 7
                      }
                    ],
                    "alternatives": [
                      {
                        "text": "use docker.io/example and no GPU",
                        "route": "batch",
                        "changes": [
                          {
                            "path": "taskinfo.image",
                            "from": "docker.io/evil",
                            "to": "docker.io/example"
                          },
                          {
                            "path": "resources.mingpus",
                            "from": 1,
                            "remove": true
                          }
                        ]
                      }
                    ],
                    "warnings": [
                      {
                        "kind": "variables",
                        "text": "No value for database.",
                        "path": "taskinfo.environment"
                      }
                    ]
                  }
                }
                """);
    }

    static Stream<Answer> answers() {
        return Stream.of(
                Answer.PLAIN_NO,
                FULL_NO,
                no(Reason.of("", 503, "Not now").retry(Reason.Retry.LATER)),
                yes(),
                yes(offer("uri://a", "http://a/")),
                yes(offer("uri://a", "http://a/"), offer("uri://b", "http://b/")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsWrittenReadsBack(Answer answer) {
        assertThat(AnswerTree.read(AnswerTree.of(answer))).isEqualTo(answer);
    }

    @Test
    void theCorrectedSpellingIsReadToo() {
        var wire = Fields.of("responseword", Scalar.text("no"))
                .with(
                        "responseinfo",
                        Fields.of("reasons", Items.of(Fields.of("text", Scalar.text("Full")), Scalar.text("noise"))))
                .with("somethingelse", Items.of());
        assertThat(AnswerTree.read(wire)).isEqualTo(no(Reason.of("", 0, "Full")));
    }

    @Test
    void whatHasNoWordIsNoAnswer() {
        assertThatThrownBy(() -> AnswerTree.read(Fields.of("reponseword", Scalar.text("MAYBE"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("neither YES nor NO");
    }

    private static Answer yes(Offer... offers) {
        return new Answer.Yes(List.of(offers), List.of());
    }

    private static Answer no(Reason... reasons) {
        return new Answer.No(List.of(reasons), List.of(), Optional.empty(), List.of());
    }

    private static Offer offer(String type, String endpoint) {
        return new Offer(type, Fields.of("endpoint", Scalar.text(endpoint)), Optional.empty());
    }

    private static String json(Answer answer) {
        Node tree = AnswerTree.of(answer);
        return new String(DocumentFormat.JSON.write(tree, "answer"), StandardCharsets.UTF_8);
    }
}
