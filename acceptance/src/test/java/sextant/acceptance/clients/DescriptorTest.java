package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Site;

/**
 * The service descriptor of an application, read by clients that know nothing of applications: pyvo runs one and gets its table, STILTS
 * finds no fault.
 */
@Timeout(180)
class DescriptorTest {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            jobs: {list-anonymous: true, wait-at-most: 5s}
            routes:
              - name: here
                run: {process: {}, concurrency: 2}
            """;

    /** Prints a table of one row. */
    private static final String CATALOGUE = """
            name: catalogue
            title: A small catalogue
            command:
              - /usr/bin/printf
              - >-
                <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results"><TABLE>
                <FIELD name="name" datatype="char" arraysize="*"/><FIELD name="magnitude" datatype="double"/>
                <FIELD name="distance" datatype="double"/>
                <DATA><TABLEDATA><TR><TD>%s</TD><TD>%s</TD><TD>%s</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
              - "{name}"
              - "{magnitude}"
              - ["{distance}"]
            parameters:
              name: {pattern: '[A-Za-z ]{1,40}', description: of a star}
              magnitude: {type: real, default: 0.03, description: of the star}
              distance: {type: real, optional: true, description: to the star}
            outputs:
              result: {stdout: true, type: VOTable}
            """;

    private static final String READ = """
            import sys
            from pyvo.dal.adhoc import DatalinkQuery, DatalinkResults
            from pyvo.dal.query import DALQuery
            links = DatalinkResults.from_result_url(sys.argv[1] + 'apps/catalogue/descriptor')
            """;

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.of(PLATFORM, Map.of("catalogue.yaml", CATALOGUE));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void pyvoFindsTheServiceAndItsParameters() {
        assertGood(READ + """
                (link,) = links
                assert link['semantics'] == '#proc', link
                (service,) = links.iter_adhocservices()
                assert service is links.get_adhocservice_by_id(link['service_def'])
                group = next(group for group in service.groups if group.name == 'inputParams')
                types = {param.name: param.datatype for param in group.entries}
                assert types == {'name': 'char', 'magnitude': 'double', 'distance': 'double'}, types
                """);
    }

    @Test
    void pyvoRunsItAndGetsItsTable() {
        assertGood(READ + """
                service = links.get_adhocservice_by_id('run-default')
                query = DatalinkQuery.from_resource(links[0], service, name='Vega')
                table = DALQuery.execute(query).to_table()
                assert list(table['name']) == ['Vega'], table
                assert list(table['magnitude']) == [0.03], table
                """);
    }

    @Test
    void pyvoProcessesALinkWithItsOwnValues() {
        assertGood(READ + """
                answer = links[0].process(name='Barnards Star', magnitude=9.5).read().decode()
                assert '<TD>Barnards Star</TD><TD>9.5</TD><TD></TD>' in answer, answer
                """);
    }

    @Test
    void aWrongValueIsToldAsAnErrorOfTheService() {
        assertGood(READ + """
                from pyvo.dal import DALQueryError
                service = links.get_adhocservice_by_id('run-default')
                query = DatalinkQuery.from_resource(links[0], service, name='<>')
                try:
                    DALQuery.execute(query)
                    raise SystemExit('no error')
                except DALQueryError as error:
                    assert 'name' in str(error), error
                """);
    }

    @Test
    void stiltsFindsNoFaultInThoseOfTheDemo() {
        try (var demo = Demo.site()) {
            demo.start();
            for (var name : names(demo)) {
                var address = demo.server().uri() + "apps/" + name + "/descriptor";
                var linted = Demo.run(demo.folder().root(), "stilts", "votlint", "votable=" + address);

                assertThat(linted.status()).as("%s", linted).isZero();
                assertThat((linted.output() + linted.error()).lines())
                        .as(name)
                        .filteredOn(line -> line.contains("ERROR") || line.contains("WARNING"))
                        // A number without a value is an array of one for the sake of pyvo, as VotableType says.
                        .allMatch(line -> line.contains("arraysize=\"1\" deprecated"));
            }
        }
    }

    /** By the list of words that astropy has. */
    @Test
    void everyUcdOfTheDemoIsOne() {
        try (var demo = Demo.site()) {
            demo.start();
            var addresses = names(demo).stream()
                    .map(name -> demo.server().uri() + "apps/" + name + "/descriptor")
                    .toArray(String[]::new);
            var checked = Demo.python("""
                    import io, sys, requests
                    from astropy.io import votable
                    from astropy.io.votable.ucd import check_ucd
                    for address in sys.argv[1:]:
                        table = votable.parse(io.BytesIO(requests.get(address).content))
                        for group in table.iter_groups():
                            for param in group.entries:
                                ucd = getattr(param, 'ucd', None)
                                assert ucd is None or check_ucd(ucd, True, True), (address, ucd)
                    """, addresses);

            assertThat(checked.status()).as("%s", checked).isZero();
        }
    }

    private static List<String> names(Site demo) {
        var all = Documents.map(
                Documents.json(Request.get("/apps").to(demo.server().uri()).text()));
        return Documents.list(all.get("applications")).stream()
                .map(one -> String.valueOf(Documents.map(one).get("name")))
                .toList();
    }

    private static void assertGood(String script) {
        Finished finished = Demo.python(script, site.server().uri().toString());
        assertThat(finished.status()).as("%s", finished).isZero();
    }
}
