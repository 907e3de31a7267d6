package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** S1 to S3: who finds the service, and whose jobs are whose. */
final class SecurityRows {

    private SecurityRows() {}

    static Stream<Row> all() {
        return Stream.of(
                Row.of("S1", "the capability names UWS 1.1 and where it is", at -> {
                    var capabilities = at.anybody().get("/capabilities").text();
                    assertThat(capabilities).contains("ivo://ivoa.net/std/UWS#rest-1.1");
                    assertThat(capabilities).containsPattern("<accessURL[^>]*>[^<]*/jobs</accessURL>");
                }),
                Row.of("S2", "the owner is who came with the token", at -> {
                    var alice = at.user(Observatory.ALICE);
                    var job = alice.job(alice.create("say"));
                    assertThat(job.text("ownerId")).isEqualTo("alice");
                    assertThat(at.anybody().get("/jobs/" + job.id()).status()).isEqualTo(404);
                    assertThat(at.anybody().delete("/jobs/" + job.id()).status())
                            .isEqualTo(404);
                    assertThat(alice.phase(job.id())).isEqualTo("PENDING");
                }),
                Row.of("S3", "nobody can guess the job of an anonymous caller", at -> {
                    var ids = Stream.generate(() -> at.anybody().create("say"))
                            .limit(5)
                            .toList();
                    assertThat(ids)
                            .allSatisfy(id -> assertThat(id).matches("[a-z2-7]{26}"))
                            .doesNotHaveDuplicates();
                    assertThat(commonStart(ids)).isLessThan(10);
                }));
    }

    private static int commonStart(java.util.List<String> ids) {
        int length = 0;
        while (length < 26) {
            int at = length;
            if (ids.stream().map(id -> id.charAt(at)).distinct().count() > 1) {
                return length;
            }
            length++;
        }
        return length;
    }
}
