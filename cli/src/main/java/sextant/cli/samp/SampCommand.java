package sextant.cli.samp;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import sextant.cli.results.Destination;
import sextant.cli.results.GetCommand;
import sextant.cli.samp.Desktop.Receipt;
import sextant.cli.server.Places;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** {@code sextant samp}: opens a result in the programs on the desktop, TOPCAT or Aladin. */
public final class SampCommand {

    /** One block of FITS, which holds the first cards of the primary header. */
    private static final int HEADER = 2880;

    private final Console console;

    private SampCommand(Console console) {
        this.console = console;
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "samp",
                        "Open a table or an image that a job left in the programs on the desktop: TOPCAT, Aladin ...")
                .addPositional(JobVerb.job())
                .addPositional(Words.arguments("RESULT", 1, false, "The result. Otherwise the primary one."))
                .addOption(Words.text("--to", "PROGRAM", "Only to the program of this name: topcat."))
                .addOption(Words.text(
                        "--as",
                        "WHAT",
                        "votable, table or image: what a FITS file is taken for, if not what it looks like."))
                .addOption(Words.flag(
                        "--download",
                        "Fetch it first, and hand over the file. So it is done anyway with a job that has an owner, since no"
                                + " program on the desktop has your token."));
        return new Verb(
                Words.printing(Words.asking(spec)),
                (console, parsed) -> new SampCommand(console).run(new Options(parsed)));
    }

    private ExitCode run(Options options) {
        var client = JobVerb.client(options, console);
        var job = client.get();
        var result = GetCommand.one(options.arguments(1), job, client);
        var shipment = shipment(options, client, result);
        try (var desktop = Desktop.connect()) {
            var url = url(options, job, result, client);
            var name = job.info("application") + " " + client.id();
            var receipts = desktop.send(
                    shipment.mtype(),
                    Map.of(
                            "url",
                            url.toString(),
                            "name",
                            name.strip(),
                            shipment.label(),
                            client.address() + "/" + result.id()),
                    options.one("--to").orElse(""));
            print(receipts, options, url);
            return told(receipts, shipment, options.one("--to"));
        }
    }

    private Shipment shipment(Options options, JobClient client, Left result) {
        var as = options.one("--as");
        if (as.isPresent()) {
            return Shipment.named(as.get())
                    .orElseThrow(() -> Stopped.usage("--as " + as.get() + ": votable, table or image is meant."));
        }
        return Shipment.of(result.mediaType(), header(client, result))
                .orElseThrow(() -> client.client()
                        .stopped(
                                ExitCode.REFUSED,
                                "The result " + result.id() + " is " + result.mediaType()
                                        + ", which is neither a table nor an image for a desktop. Fetch it with: sextant get "
                                        + client.id() + " " + result.id()));
    }

    /** The beginning of a FITS file. */
    private static String header(JobClient client, Left result) {
        if (!result.mediaType().contains("fits")) {
            return "";
        }
        var request = client.request(client.at("/results/" + result.id()))
                .setHeader("Accept", "*/*")
                .setHeader("Range", "bytes=0-" + (HEADER - 1));
        try {
            var response = client.open(request.GET());
            try (var body = response.body()) {
                return response.statusCode() / 100 == 2
                        ? new String(body.readNBytes(HEADER), StandardCharsets.ISO_8859_1)
                        : "";
            }
        } catch (IOException cause) {
            throw client.client().silent(cause);
        }
    }

    /** The address of an anonymous job, which nobody can guess, opens it for who has it; for others there is a file here. */
    private URI url(Options options, JobDocument job, Left result, JobClient client) {
        if (job.text("ownerId").isEmpty() && !options.has("--download")) {
            return URI.create(result.href());
        }
        try {
            var folder = Places.shipments(console);
            Places.createFolder(folder);
            var file = new Destination(Optional.of(folder + "/"))
                    .fetch(List.of(result), job, client, console)
                    .getFirst()
                    .file()
                    .orElseThrow();
            return file.toAbsolutePath().toUri();
        } catch (IOException cause) {
            throw Stopped.usage("It cannot be kept on this machine: " + cause.getMessage());
        }
    }

    private void print(List<Receipt> receipts, Options options, URI url) {
        if (options.format() != Format.TABLE) {
            var all = receipts.stream()
                    .<Node>map(receipt -> Fields.of("program", Scalar.text(receipt.program()))
                            .with("taken", Scalar.truth(receipt.error().isEmpty()))
                            .with("error", receipt.error()))
                    .toList();
            options.format()
                    .print(Fields.of("url", Scalar.text(url.toString())).with("programs", new Items(all)), console);
        }
    }

    private ExitCode told(List<Receipt> receipts, Shipment shipment, Optional<String> to) {
        if (receipts.isEmpty()) {
            throw new Stopped(
                    ExitCode.NOT_FOUND,
                    to.map(name -> "No program " + name + " on this desktop takes ")
                                    .orElse("No program on this desktop takes ")
                            + shipment.mtype() + ".");
        }
        receipts.forEach(receipt -> console.say(
                receipt.error().isEmpty()
                        ? receipt.program() + " took it."
                        : receipt.program() + " did not take it: " + receipt.error()));
        return receipts.stream().anyMatch(receipt -> receipt.error().isEmpty()) ? ExitCode.OK : ExitCode.REFUSED;
    }
}
