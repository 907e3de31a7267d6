package sextant.cli.listening;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import sextant.cli.console.Clean;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.refusal.Refused;
import sextant.model.writing.DocumentFormat;

/** {@code sextant listen}: prints what servers tell about jobs, for people who write listeners. */
public final class ListenCommand {

    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int ONLY_POST = 405;
    private static final int TOO_LARGE = 413;

    private static final int LARGEST_PORT = 65_535;

    /** For the answer to the last message. */
    private static final int SECONDS_TO_STOP = 5;

    private final Console console;
    private final Format format;
    private final Optional<Signature> signature;
    private final int status;
    private final CountDownLatch expected;

    private ListenCommand(Console console, Options options) {
        this.console = console;
        this.format = options.format();
        this.signature = options.one("--secret").map(Signature::new);
        this.status = number(options, "--status", 200, 599).orElse(ACCEPTED);
        this.expected = new CountDownLatch(number(options, "--once", 1, 1_000_000).orElse(Integer.MAX_VALUE));
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "listen",
                        "Print what servers tell about jobs: a listener of progress, of results and of web hooks, to see what"
                                + " one of your own would get.")
                .addOption(Words.text("--host", "ADDRESS", "The address to listen on. Otherwise 127.0.0.1."))
                .addOption(Words.text("--port", "N", "The port to listen on. Otherwise a free one."))
                .addOption(Words.text("--once", "N", "End after so many messages. Otherwise Ctrl-C ends it."))
                .addOption(Words.text(
                        "--secret", "SECRET", "Take web hooks only if they are signed with it; messages of SOAP are not."))
                .addOption(Words.text("--status", "N", "Answer always this, 500 say, to see a server try again."));
        return new Verb(Words.printing(spec), (console, parsed) -> {
            var options = new Options(parsed);
            return new ListenCommand(console, options).run(options);
        });
    }

    private static Optional<Integer> number(Options options, String option, int least, int most) {
        return options.one(option).map(text -> {
            if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Stopped.usage(option + " " + text + ": a number from " + least + " to " + most + " is meant.");
            }
            return Integer.parseInt(text);
        });
    }

    private ExitCode run(Options options) {
        var address = new InetSocketAddress(
                options.one("--host").orElse("127.0.0.1"),
                number(options, "--port", 0, LARGEST_PORT).orElse(0));
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException cause) {
            throw Stopped.usage("Nobody can listen at " + address + ": " + cause.getMessage());
        }
        server.createContext("/", this::take);
        server.start();
        var own = server.getAddress();
        console.say("listening at http://" + own.getHostString() + ":" + own.getPort() + "/");
        console.err().flush();
        try {
            expected.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop(SECONDS_TO_STOP);
        }
        return ExitCode.OK;
    }

    /** Messages are taken one after the other, in the order in which they arrive. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int answer = answer(exchange);
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private int answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return ONLY_POST;
        }
        var body = exchange.getRequestBody().readNBytes(Hearing.LARGEST + 1);
        if (body.length > Hearing.LARGEST) {
            return TOO_LARGE;
        }
        Function<String, Optional<String>> header =
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
        Optional<Heard> heard;
        try {
            heard = Hearing.heard(header, body);
        } catch (Refused refused) {
            console.say("This is no message to a listener: " + refused.getMessage());
            return BAD_REQUEST;
        }
        if (heard.isEmpty()) {
            console.say("This is no message to a listener: it is neither monitorJob, putResults nor a CloudEvent.");
            return BAD_REQUEST;
        }
        return taken(heard.get(), header, body);
    }

    private int taken(Heard heard, Function<String, Optional<String>> header, byte[] body) {
        boolean isChecked = signature.isPresent() && !heard.isOverSoap();
        var wrong = isChecked
                ? signature.flatMap(check -> check.wrong(header, body, Instant.now()))
                : Optional.<String>empty();
        print(heard, isChecked ? Optional.of(wrong.orElse("signature good")) : Optional.empty());
        expected.countDown();
        return wrong.isPresent() ? UNAUTHORIZED : status;
    }

    /** One line of text or of JSON for each message, or a YAML document. */
    private void print(Heard heard, Optional<String> signature) {
        switch (format) {
            case TABLE -> console.out().println(Clean.text(heard.line(signature)));
            case JSON -> {
                var json = DocumentFormat.JSON.write(heard.document(signature), "message");
                var line = new String(json, StandardCharsets.UTF_8).strip().replaceAll("\n *", " ");
                console.out().println(Clean.json(line));
            }
            case YAML -> {
                console.out().println("---");
                format.print(heard.document(signature), console);
            }
        }
        console.out().flush();
    }
}
