package sextant.acceptance.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/** A site with the applications that come with Sextant, and the programs that are let loose on it. */
final class Demo {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: APPLICATIONS
            jobs: {list-anonymous: true, wait-at-most: 5s}
            routes:
              - name: here
                accepts: [uri://cea-application]
                run: {process: {}, concurrency: 2}
                limits: {reservations: {per-caller: 20, anonymous: true}}
            """;

    private Demo() {}

    static Site site() {
        return Site.of(
                PLATFORM.replace(
                        "APPLICATIONS", Checkout.ROOT.resolve("applications").toString()),
                Map.of());
    }

    static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }

    /** A job that finds the sources in an image. @return its id */
    static String extract(Site site, Path image) {
        try {
            var request = Form.upload(
                    "/apps/source-extractor/async",
                    "image",
                    "image.fits",
                    "application/fits",
                    Files.readAllBytes(image),
                    "PHASE",
                    "RUN");
            return JobClient.id(client(site).send(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a job, as a client outside would write it. */
    static String address(Site site, String id) {
        return site.server().uri() + "jobs/" + id;
    }

    /** Debian's Python with pyvo, whatever other Python is first on the path. */
    static Finished python(String script, String... arguments) {
        return pythonWith("pyvo", script, arguments);
    }

    /** Debian's Python with a module of it. */
    static Finished pythonWith(String module, String script, String... arguments) {
        var python = Parts.needPython(module);
        try (var folder = sextant.acceptance.running.Folder.create()) {
            var file = folder.write("script.py", script);
            var command = new ArrayList<>(List.of(python.toString(), "-W", "ignore", file.toString()));
            command.addAll(List.of(arguments));
            return Finished.run(folder.root(), Map.of(), command);
        }
    }

    static Finished run(Path directory, String... command) {
        var program = Parts.need(command[0]).toString();
        return Finished.run(
                directory,
                Map.of(),
                Stream.concat(Stream.of(program), Stream.of(command).skip(1)).toList());
    }
}
