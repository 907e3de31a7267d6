package sextant.cli.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;

/** {@code sextant rm}: has servers forget jobs, with everything that they left. */
public final class RemoveCommand {

    private RemoveCommand() {}

    public static Verb verb() {
        var spec = Words.verb(
                        "rm",
                        "Remove jobs that are over, with their results; with --force others too, which ends them.")
                .addPositional(Words.arguments(
                        "JOB", 0, true, "The jobs: ids, beginnings of ids, whole addresses, or `last`."))
                .addOption(Words.flag("--force", "Remove jobs that are not over as well."));
        return new Verb(Words.printing(Words.asking(spec)), (console, parsed) -> run(console, new Options(parsed)));
    }

    /** All that can be removed are; the first that cannot decides how the tool ends. */
    private static ExitCode run(Console console, Options options) {
        var removed = new ArrayList<String>();
        var code = ExitCode.OK;
        for (var job : options.arguments(0)) {
            try {
                removed.add(remove(JobVerb.client(options, Optional.of(job), console), options.has("--force")));
            } catch (Stopped stopped) {
                console.say(String.valueOf(stopped.getMessage()));
                code = code == ExitCode.OK ? stopped.code() : code;
            }
        }
        print(removed, options.format(), console);
        return code;
    }

    private static String remove(JobClient client, boolean force) {
        if (!force) {
            var job = client.get();
            if (!job.isOver()) {
                throw new Stopped(
                        ExitCode.REFUSED,
                        client.address() + ": The job is " + job.phase()
                                + ". Abort it first, or use --force, which ends it.");
            }
        }
        client.delete();
        return client.address().toString();
    }

    private static void print(List<String> removed, Format format, Console console) {
        if (format == Format.TABLE) {
            removed.forEach(job -> console.say("removed " + job));
        } else {
            format.print(Fields.of("removed", Items.texts(removed)), console);
        }
    }
}
