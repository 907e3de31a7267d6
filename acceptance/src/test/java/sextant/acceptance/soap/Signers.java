package sextant.acceptance.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/** A site that serves signed messages only, with an authority of its own and somebody who has a certificate of it. */
final class Signers {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            jobs: {wait-at-most: 5s, process: {grace: 1s}}
            soap:
              contracts:
                - {name: CommonExecutionConnectorService, security: [signature]}
                - {name: CommonExecutionController, security: [signature]}
                - {name: UWS, security: [signature]}
              trust: ca.pem
            routes:
              - name: here
                accepts: [uri://cea-application]
                run: {process: {}, concurrency: 2}
            """;

    private Signers() {}

    static Site site() {
        var site = Site.of(PLATFORM, Map.of());
        site.folder().write("jane.ext", "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\n");
        openssl(
                site,
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /O=Observatory/CN=Authority -keyout ca.key -out ca.pem");
        openssl(site, "req -newkey rsa:2048 -nodes -subj /O=Observatory/CN=Jane -keyout jane.key -out jane.csr");
        openssl(
                site,
                "x509 -req -in jane.csr -CA ca.pem -CAkey ca.key -set_serial 1 -days 2 -sha256 -extfile jane.ext -out jane.pem");
        site.start();
        return site;
    }

    static String key(Site site) {
        return site.folder().path("jane.key").toString();
    }

    static String certificate(Site site) {
        return site.folder().path("jane.pem").toString();
    }

    private static void openssl(Site site, String options) {
        var command = new ArrayList<>(List.of(Parts.need("openssl").toString()));
        command.addAll(List.of(options.split(" ")));
        var done = Finished.run(site.folder().root(), Map.of(), command);
        assertThat(done.status()).as("%s", done).isZero();
    }
}
