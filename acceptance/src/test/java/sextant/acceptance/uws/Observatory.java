package sextant.acceptance.uws;

import java.util.Map;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** A server with one application that says what it is told, on a route that runs it and on one that the operator holds. */
final class Observatory implements AutoCloseable {

    /** Requests with WAIT are held for so many seconds at most. */
    static final int WAIT_AT_MOST = 2;

    static final String ALICE = "token-of-alice";
    static final String BOB = "token-of-bob";

    private static final String SCRIPT = """
            #!/bin/sh
            # say.sh SECONDS EXIT TEXT [FILE]
            echo started >&2
            echo early >early.txt
            sleep "$1"
            printf '%s\\n' "$3"
            if [ $# -gt 3 ]; then cat "$4"; fi
            exit "$2"
            """;

    private static final String APPLICATION = """
            name: NAME
            identifier: ivo://example.org/NAME
            command: [/bin/sh, "{home}/say.sh", "{seconds}", "{exit}", "{text}", ["{file}"]]
            parameters:
              seconds: {type: integer, default: "0"}
              exit: {type: integer, default: "0"}
              text: {default: hello}
              file: {type: binary, optional: true}
            outputs:
              result: {stdout: true}
              early: {file: early.txt, type: text, optional: true}
            """;

    private static final String PLATFORM = """
            platform: {name: Checklist, url: "http://localhost:PORT"}
            identity: {tokens: tokens.yaml}
            applications: applications
            jobs: {list-anonymous: true, archive: P1D, wait-at-most: WAITs, process: {sandbox: none, grace: 1s}}
            routes:
              - name: here
                run: {process: {applications: [say]}, concurrency: 8}
              - name: held
                run: {process: {applications: [later]}, concurrency: 1, hold: true}
            """;

    private static final String TOKENS = """
            - {token: token-of-alice, subject: alice}
            - {token: token-of-bob, subject: bob}
            """;

    private final Site site;

    Observatory() {
        site = Site.of(
                PLATFORM.replace("WAIT", Integer.toString(WAIT_AT_MOST)),
                Map.of(
                        "say.sh", SCRIPT,
                        "say.yaml", APPLICATION.replace("NAME", "say"),
                        "later.yaml", APPLICATION.replace("NAME", "later")));
        site.folder().write("tokens.yaml", TOKENS);
        site.start();
    }

    /** Somebody whom nobody knows. */
    JobClient anybody() {
        return JobClient.of(site.server().uri());
    }

    JobClient user(String token) {
        return anybody().with("Authorization: Bearer " + token);
    }

    @Override
    public void close() {
        site.close();
    }
}
