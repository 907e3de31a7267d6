package sextant.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import sextant.cli.apps.Catalogue;
import sextant.cli.console.Amounts;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.StatusLine;
import sextant.cli.jobs.JobClient;
import sextant.cli.options.Options;
import sextant.cli.server.MediaTypes;
import sextant.cli.server.Multipart;

/** An application with values: checked by its description, sent, and followed. */
final class ApplicationRun {

    private final Console console;
    private final Options options;
    private final StatusLine status;

    ApplicationRun(Console console, Options options) {
        this.console = console;
        this.options = options;
        this.status = new StatusLine(console);
    }

    ExitCode run(String name, List<RunLine.Value> values) {
        var home = options.home(console);
        var catalogue = new Catalogue(home);
        if (catalogue.client().showsToken()) {
            console.say("The token goes to " + home.root().getHost() + " unencrypted; use https.");
        }
        var application = catalogue.find(name);
        var arguments = new Arguments(application, console.in());
        try {
            var checked = arguments.checked(values, options.one("--interface"));
            if (options.has("--dry-run")) {
                console.say("Everything fits the description of " + application.name() + "; nothing was sent.");
                return ExitCode.OK;
            }
            var creation = new Creation(catalogue.client(), console, status);
            var form = form(checked);
            var job = creation.post(
                    application.jobs(),
                    form.contentType(),
                    () -> new CountedBody(
                            form.publisher(),
                            sent -> status.show(
                                    "up",
                                    files(checked) + bar(sent, form.publisher().contentLength()))));
            if (!files(checked).isEmpty()) {
                status.settle("up", files(checked));
            }
            return new AfterStart(console, options).follow(new JobClient(job, home), application.name());
        } finally {
            arguments.temporary().forEach(ApplicationRun::discard);
        }
    }

    private Multipart form(List<Argument> arguments) {
        var form = new Multipart().field("PHASE", "RUN");
        options.one("--interface").ifPresent(face -> form.field("INTERFACE", face));
        options.one("--run-id").ifPresent(label -> form.field("RUNID", label));
        RunCommand.duration(options).ifPresent(seconds -> form.field("EXECUTIONDURATION", seconds.toString()));
        for (var argument : arguments) {
            switch (argument) {
                case Argument.Text text -> form.field(text.parameter(), text.value());
                case Argument.Referred referred -> form.field("UPLOAD", referred.parameter() + "," + referred.url());
                case Argument.Sent _ -> {
                    // After all that is short, so that what is wrong with it is known early.
                }
            }
        }
        for (var argument : arguments) {
            if (argument instanceof Argument.Sent(var parameter, var file, var name, var _)) {
                form.file(parameter, file, name, MediaTypes.of(name));
            }
        }
        return form;
    }

    private String bar(long sent, long whole) {
        return whole > 0 ? "  " + status.bar((double) sent / whole) : "";
    }

    /** What is sent, and how much of it. */
    private static String files(List<Argument> arguments) {
        return arguments.stream()
                .filter(Argument.Sent.class::isInstance)
                .map(Argument.Sent.class::cast)
                .map(sent -> sent.name() + "  " + Amounts.bytes(sent.size()))
                .collect(Collectors.joining(", "));
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It is in the folder of files that are temporary.
        }
    }
}
