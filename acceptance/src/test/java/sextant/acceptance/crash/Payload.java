package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A platform with two applications that run the same script, one of which may be started a second time after it was lost. The script
 * writes into the ledger, takes its time, and writes a result that follows from its input, in
 * two halves.
 */
final class Payload {

    static final String ONCE = "once";
    static final String TWICE = "twice";

    /** So many programs run at the same time. */
    static final int CONCURRENCY = 40;

    private static final String SCRIPT = """
            #!/bin/sh
            # ledger.sh LEDGER TOKEN TENTHS EXIT [FILE]
            set -eu
            ledger=$1 token=$2 tenths=$3 exit=$4
            text=$token
            if [ $# -gt 4 ]; then text=$(cat "$5"); fi
            read -r boot </proc/sys/kernel/random/boot_id
            read -r stat </proc/$$/stat
            set -- ${stat##*) }
            shift 19
            begun=$1
            note() { printf '%s %s %s %s %s %s\\n' "$token" "$PWD" "$boot" $$ "$begun" "$1" >>"$ledger"; }
            note start
            sleep "$((tenths / 10)).$((tenths % 10))"
            seq -f "$text %g" 1 100 >result.txt
            sleep 0.05
            seq -f "$text %g" 101 200 >>result.txt
            note end
            exit "$exit"
            """;

    private static final String APPLICATION = """
            name: NAME
            identifier: ivo://example.org/NAME
            title: Writes into a ledger that it ran
            command: [/bin/sh, "{home}/ledger.sh", "LEDGER", "{token}", "{tenths}", "{exit}", ["{input}"]]
            parameters:
              token: {pattern: "[-0-9a-z]+"}
              tenths: integer
              exit: integer
              input: {type: binary, optional: true}
            outputs:
              result: {file: result.txt, type: text}
            restartable: RESTARTABLE
            """;

    private static final String PLATFORM = """
            platform: {name: Crash, url: "http://localhost:8080"}
            egress: {open: ["127.0.0.0/8"], ports: [LISTENERS]}
            applications: applications
            jobs:
              list-anonymous: true
              archive: P30D
              process: {sandbox: none}
              staging: {file: {read: [ELSEWHERE/in], write: [ELSEWHERE/out]}}
            routes:
              - name: here
                run: {process: {applications: [once, twice]}, concurrency: CONCURRENCY}
            """;

    private Payload() {}

    /** @param listeners the port at which they are @return the platform.yaml */
    static Path write(Path folder, Path ledger, int listeners) {
        try {
            var applications = Files.createDirectories(folder.resolve("applications"));
            Files.writeString(applications.resolve("ledger.sh"), SCRIPT);
            for (var name : new String[] {ONCE, TWICE}) {
                var text = APPLICATION
                        .replace("NAME", name)
                        .replace("LEDGER", ledger.toString())
                        .replace("RESTARTABLE", Boolean.toString(name.equals(TWICE)));
                Files.writeString(applications.resolve(name + ".yaml"), text);
            }
            var platform = PLATFORM.replace("CONCURRENCY", Integer.toString(CONCURRENCY))
                    .replace("LISTENERS", Integer.toString(listeners))
                    .replace("ELSEWHERE", folder.resolve("elsewhere").toString());
            return Files.writeString(folder.resolve("platform.yaml"), platform);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
