package sextant.acceptance.stories;

import java.util.HashMap;
import java.util.Map;
import sextant.acceptance.running.Site;

/** A site with one application: a shell script that is given to it, with its parameters. */
final class Workshop {

    private static final String PLATFORM = """
            platform: {name: Workshop, url: "http://localhost:PORT"}
            applications: applications
            jobs:
              list-anonymous: true
              archive: P1D
              wait-at-most: 2s
              process: {sandbox: none, grace: 1s}
            routes:
              - name: here
                run: {process: {applications: [work]}, concurrency: 4}
            """;

    private static final String APPLICATION = """
            name: work
            identifier: ivo://example.org/work
            command: [/bin/sh, "{home}/work.sh", "{word}"]
            parameters:
              word: {default: ""}
            outputs:
              result: {file: result.txt, type: text, optional: true}
            """;

    private Workshop() {}

    /** @param script what it does; its first argument is the parameter {@code word} */
    static Site doing(String script) {
        return doing(script, "");
    }

    /** @param more lines of the application's file */
    static Site doing(String script, String more) {
        return doing(script, more, Map.of());
    }

    /** @param replacements in platform.yaml */
    static Site doing(String script, String more, Map<String, String> replacements) {
        var files = new HashMap<String, String>();
        files.put("work.sh", "#!/bin/sh\n" + script + "\n");
        files.put("work.yaml", APPLICATION + more + "\n");
        return Site.of(platform(replacements), files);
    }

    static String platform(Map<String, String> replacements) {
        var platform = PLATFORM;
        for (var replacement : replacements.entrySet()) {
            platform = platform.replace(replacement.getKey(), replacement.getValue());
        }
        return platform;
    }
}
