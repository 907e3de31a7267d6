package sextant.cli.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument;
import sextant.cli.jobs.JobDocument.Left;
import sextant.cli.jobs.JobVerb;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.cli.results.Destination.Fetched;
import sextant.model.pattern.Nearest;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** {@code sextant get}: brings what a job left. */
public final class GetCommand {

    private GetCommand() {}

    public static Verb verb() {
        var spec = Words.verb("get", "Fetch the primary result of a job, or those that are named.")
                .addPositional(JobVerb.job())
                .addPositional(Words.arguments("RESULT", 1, false, "Names of results. Otherwise the primary one."))
                .addOption(
                        Words.output(
                                "FILE|DIR",
                                "Where it goes; - is standard output, a folder takes several. Otherwise a new file in this folder."))
                .addOption(Words.flag("--all", "Every result of the job."));
        return new Verb(Words.printing(Words.asking(spec)), (console, parsed) -> run(console, new Options(parsed)));
    }

    private static ExitCode run(Console console, Options options) {
        var destination = new Destination(options.one("--output"));
        if (destination.isOutput() && options.format() != Format.TABLE) {
            throw Stopped.usage("--output -: the result goes there, and no document beside it.");
        }
        var client = JobVerb.client(options, console);
        var job = client.get();
        var fetched = destination.fetch(wanted(options, job, client, destination), job, client, console);
        if (options.format() == Format.TABLE) {
            fetched.stream()
                    .filter(_ -> destination.named().isEmpty())
                    .flatMap(one -> one.file().stream())
                    .forEach(console.out()::println);
        } else {
            options.format().print(document(fetched), console);
        }
        return ExitCode.OK;
    }

    private static List<Left> wanted(Options options, JobDocument job, JobClient client, Destination destination) {
        var names = options.arguments(1);
        if (options.has("--all") && !names.isEmpty()) {
            throw Stopped.usage("--all: every result is meant; name none beside it.");
        }
        if (names.isEmpty()) {
            return options.has("--all") ? some(job, job.results(), client) : some(job, destination.usual(job), client);
        }
        return names.stream().map(name -> named(name, job, client)).toList();
    }

    private static List<Left> some(JobDocument job, List<Left> results, JobClient client) {
        if (results.isEmpty()) {
            throw noResult(job, client);
        }
        return results;
    }

    /** The result that is named, or the primary one. */
    public static Left one(List<String> names, JobDocument job, JobClient client) {
        if (names.size() > 1) {
            throw Stopped.usage("There are " + names.size() + " results named; this is for one at a time.");
        }
        return names.isEmpty() ? some(job, job.results(), client).getFirst() : named(names.getFirst(), job, client);
    }

    /** Why there is nothing to fetch. */
    private static Stopped noResult(JobDocument job, JobClient client) {
        return client.client()
                .stopped(
                        ExitCode.NOT_FOUND,
                        job.isOver()
                                ? "The job is " + job.phase() + " and has no results."
                                : "The job is " + job.phase() + " and has no results yet. Do: sextant wait "
                                        + client.id());
    }

    /** The result of this name. */
    private static Left named(String name, JobDocument job, JobClient client) {
        var known = job.results().stream().map(Left::id).toList();
        return job.results().stream()
                .filter(result -> result.id().equals(name))
                .findFirst()
                .orElseThrow(() -> known.isEmpty()
                        ? noResult(job, client)
                        : client.client()
                                .stopped(
                                        ExitCode.NOT_FOUND,
                                        "There is no result " + name + "; there are "
                                                + known.stream().collect(Collectors.joining(", ")) + "."
                                                + Nearest.to(name, known)
                                                        .map(near -> " Is " + near + " meant?")
                                                        .orElse("")));
    }

    private static Fields document(List<Fetched> fetched) {
        var files = new ArrayList<Node>();
        for (var one : fetched) {
            var result = one.result();
            var file = Fields.of("id", Scalar.text(result.id()))
                    .with("file", one.file().orElseThrow().toString())
                    .with("mime-type", result.mediaType());
            files.add(result.size()
                    .map(size -> file.with("size", Scalar.number(size)))
                    .orElse(file)
                    .with("sha256", result.sha256()));
        }
        return Fields.of("files", new Items(files));
    }
}
