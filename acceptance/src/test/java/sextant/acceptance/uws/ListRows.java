package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.jobs.JobDocument;

/** L1 to L10: the list of jobs (UWS 1.1, 2.2.2.1). Each row looks at jobs of its own, among others that may be there. */
final class ListRows {

    private ListRows() {}

    static Stream<Row> all() {
        return Stream.concat(filters(), edges());
    }

    private static Stream<Row> filters() {
        return Stream.of(
                Row.of("L1", "everything but what is archived", at -> {
                    var mine = three(at.anybody());
                    var archived = PhaseRows.archived(at.anybody());
                    assertThat(ids(at, "")).containsAll(mine).doesNotContain(archived);
                }),
                Row.of("L2", "PHASE, one or several; archived jobs only so", at -> {
                    var pending = at.anybody().create("say");
                    var aborted = at.anybody().create("say");
                    at.anybody().phase(aborted, "ABORT");
                    var archived = PhaseRows.archived(at.anybody());
                    assertThat(ids(at, "?PHASE=PENDING")).contains(pending).doesNotContain(aborted, archived);
                    assertThat(ids(at, "?PHASE=PENDING&PHASE=ABORTED")).contains(pending, aborted);
                    assertThat(ids(at, "?PHASE=ARCHIVED")).contains(archived).doesNotContain(pending);
                }),
                Row.of("L3", "AFTER: created strictly later", at -> {
                    var mine = three(at.anybody());
                    var middle = at.anybody().job(mine.get(1)).text("creationTime");
                    assertThat(ids(at, "?AFTER=" + middle))
                            .contains(mine.get(2))
                            .doesNotContain(mine.get(0), mine.get(1));
                }),
                Row.of("L4", "LAST: the newest, the newest first", at -> {
                    var mine = three(at.anybody());
                    assertThat(ids(at, "?LAST=3")).isEqualTo(mine.reversed());
                    assertThat(ids(at, "?LAST=1")).containsExactly(mine.get(2));
                }),
                Row.of("L5", "all filters together, LAST at the end", at -> {
                    var mine = three(at.anybody());
                    at.anybody().phase(mine.get(0), "ABORT");
                    at.anybody().phase(mine.get(2), "ABORT");
                    assertThat(ids(at, "?PHASE=ABORTED&LAST=2")).containsExactly(mine.get(2), mine.get(0));
                    var first = at.anybody().job(mine.get(0)).text("creationTime");
                    assertThat(ids(at, "?PHASE=ABORTED&LAST=2&AFTER=" + first)).containsExactly(mine.get(2));
                }));
    }

    private static Stream<Row> edges() {
        return Stream.of(
                Row.of("L6", "after DELETE there is a list to go to that is not endless", at -> {
                    var mine = at.anybody().create("say");
                    var list = JobClient.path(at.anybody().delete("/jobs/" + mine));
                    assertThat(at.anybody().document(list).name()).isEqualTo("jobs");
                }),
                Row.of("L7", "nobody sees the jobs of others", at -> {
                    var alices = at.user(Observatory.ALICE).create("say");
                    assertThat(ids(at.user(Observatory.ALICE), "")).contains(alices);
                    assertThat(ids(at.user(Observatory.BOB), "")).doesNotContain(alices);
                    assertThat(ids(at, "")).doesNotContain(alices);
                }),
                Row.of("L8", "filters that are none are refused", at -> {
                    for (var query : List.of(
                            "PHASE=GO",
                            "PHASE=pending",
                            "LAST=0",
                            "LAST=-1",
                            "LAST=all",
                            "AFTER=2015-26-10",
                            "AFTER=sometext",
                            "AFTER=2015-10-26T09:00%2B01:00")) {
                        assertThat(at.anybody().get("/jobs?" + query).status())
                                .as(query)
                                .isEqualTo(400);
                    }
                }),
                Row.of("L8", "times may be short", at -> {
                    for (var time :
                            List.of("2015", "2015-10-26", "20151026", "2015-10-26%2009:00", "2015-10-26T09:00:00")) {
                        assertThat(at.anybody()
                                        .get("/jobs?LAST=1&AFTER=" + time)
                                        .status())
                                .as(time)
                                .isEqualTo(200);
                    }
                }),
                Row.of("L9", "of several AFTER the latest, of several LAST the smallest", at -> {
                    var mine = three(at.anybody());
                    var middle = at.anybody().job(mine.get(1)).text("creationTime");
                    assertThat(ids(at, "?AFTER=2015&AFTER=" + middle)).doesNotContain(mine.get(0));
                    assertThat(ids(at, "?LAST=3&LAST=1")).containsExactly(mine.get(2));
                }),
                Row.of("L10", "by the time of creation, not of the start", at -> {
                    var mine = three(at.anybody());
                    at.anybody().phase(mine.get(0), "RUN");
                    at.anybody().ended(mine.get(0));
                    assertThat(ids(at, "?LAST=3")).isEqualTo(mine.reversed());
                    assertThat(at.anybody().document("/jobs").references())
                            .extracting(reference -> reference.created().orElseThrow())
                            .isSortedAccordingTo(Comparator.naturalOrder());
                }));
    }

    /** The oldest first. */
    private static List<String> three(JobClient client) {
        return Stream.generate(() -> client.create("say")).limit(3).toList();
    }

    private static List<String> ids(Observatory at, String query) {
        return ids(at.anybody(), query);
    }

    private static List<String> ids(JobClient client, String query) {
        return client.document("/jobs" + query).references().stream()
                .map(JobDocument.Reference::id)
                .toList();
    }
}
