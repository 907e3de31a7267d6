package sextant.cli.results;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobClient;
import sextant.cli.jobs.JobDocument.Left;
import sextant.cli.jobs.JobVerb;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.tree.Fields;

/** {@code sextant preview}: what is in a result, without fetching it. */
public final class PreviewCommand {

    private static final String PNG = "image/png";

    private final Console console;

    private PreviewCommand(Console console) {
        this.console = console;
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "preview",
                        "Show the beginning of a result: rows of a table, headers of FITS, lines of a text; write a picture of an"
                                + " image with -o.")
                .addPositional(JobVerb.job())
                .addPositional(Words.arguments("RESULT", 1, false, "The result. Otherwise the primary one."))
                .addOption(Words.text("--hdu", "N", "Of FITS: which header and data unit, from 0."))
                .addOption(Words.output("FILE", "A PNG file for the picture; - is standard output."));
        return new Verb(
                Words.printing(Words.asking(spec)),
                (console, parsed) -> new PreviewCommand(console).run(new Options(parsed)));
    }

    private ExitCode run(Options options) {
        var client = JobVerb.client(options, console);
        var job = client.get();
        var result = GetCommand.one(options.arguments(1), job, client);
        var address = address(client, result, options.one("--hdu"));
        if (options.one("--output").isPresent()) {
            picture(client, address, options.one("--output").get());
            return ExitCode.OK;
        }
        var preview = preview(client, address);
        if (options.format() == Format.TABLE) {
            new PreviewPage(options.screen(console)).print(result, preview);
        } else {
            options.format().print(preview, console);
        }
        return ExitCode.OK;
    }

    private static URI address(JobClient client, Left result, Optional<String> hdu) {
        if (hdu.isPresent() && !hdu.get().matches("[0-9]{1,4}")) {
            throw Stopped.usage("--hdu " + hdu.get() + ": a number from 0 is needed.");
        }
        return client.at("/results/" + result.id() + "/preview"
                + hdu.map(index -> "?HDU=" + index).orElse(""));
    }

    private static Fields preview(JobClient client, URI address) {
        return client.ask(client.request(address).GET())
                .object()
                .orElseThrow(() -> client.client().stopped(ExitCode.NETWORK, "What it says is no preview."));
    }

    private void picture(JobClient client, URI address, String output) {
        var said = client.ask(client.request(address).setHeader("Accept", PNG).GET());
        if (!said.headers().firstValue("Content-Type").orElse("").startsWith(PNG)) {
            throw client.client().stopped(ExitCode.REFUSED, "There is no picture of it. Look at it without -o.");
        }
        if (output.equals("-")) {
            console.out().writeBytes(said.body());
            return;
        }
        try {
            Files.write(Path.of(output), said.body());
            console.say("The picture is in " + output + ".");
        } catch (IOException cause) {
            throw Stopped.usage("--output " + output + " cannot be written: " + cause.getMessage());
        }
    }
}
