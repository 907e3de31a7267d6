package sextant.cli.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument;
import sextant.cli.jobs.JobDocument.Left;
import sextant.cli.server.MediaTypes;

/**
 * Where results go: {@code -} is standard output, a folder takes several under names of their own, anything else is the file of one.
 * Where nothing is named it is this folder, in which no file is replaced.
 *
 * @param named on the command line
 */
public record Destination(Optional<String> named) {

    private static final String PLAIN = "[A-Za-z0-9_][A-Za-z0-9._-]*";

    /** One that was fetched. @param file empty if it went to standard output */
    public record Fetched(Left result, Optional<Path> file) {}

    public boolean isOutput() {
        return named.filter("-"::equals).isPresent();
    }

    /** A folder takes everything that a job left. */
    public boolean isFolder() {
        return named.filter(name -> name.endsWith("/") || Files.isDirectory(Path.of(name)))
                .isPresent();
    }

    /** What goes there if no result is named: the primary one, and everything into a folder. */
    public List<Left> usual(JobDocument job) {
        return isFolder() ? job.results() : job.results().stream().limit(1).toList();
    }

    public List<Fetched> fetch(List<Left> results, JobDocument job, JobClient client, Console console) {
        if (results.size() > 1 && named.isPresent() && !isFolder()) {
            throw Stopped.usage("--output " + named.get() + ": there are " + results.size()
                    + " results; name a folder for them, or one of them.");
        }
        var fetch = new Fetch(client, console);
        var fetched = new ArrayList<Fetched>();
        for (var result : results) {
            if (isOutput()) {
                fetch.into(console.out(), result);
                fetched.add(new Fetched(result, Optional.empty()));
            } else {
                var file = file(result, job, client);
                fetch.into(file, result);
                fetched.add(new Fetched(result, Optional.of(file)));
            }
        }
        return fetched;
    }

    private Path file(Left result, JobDocument job, JobClient client) {
        var own = ownName(result, job, client);
        if (named.isEmpty()) {
            var file = Path.of(own);
            if (Files.exists(file)) {
                throw new Stopped(ExitCode.USAGE, own + " is there already. Remove it, or name another with -o.");
            }
            return file;
        }
        var path = Path.of(named.get());
        if (!isFolder()) {
            return path;
        }
        try {
            Files.createDirectories(path);
        } catch (IOException cause) {
            throw Stopped.usage("--output " + path + " cannot be made: " + cause.getMessage());
        }
        return path.resolve(own);
    }

    /** The application, the beginning of the job and the name of the result; nothing that a server says leads out of the folder. */
    private static String ownName(Left result, JobDocument job, JobClient client) {
        var id = client.id();
        var stem =
                plain(job.info("application"), "job") + "-" + plain(id.substring(0, Math.min(6, id.length())), "job");
        var name = plain(result.id(), "result");
        return stem + (name.equals("result") ? "" : "-" + name) + MediaTypes.ending(result.mediaType());
    }

    private static String plain(String text, String otherwise) {
        return text.matches(PLAIN) ? text : otherwise;
    }
}
