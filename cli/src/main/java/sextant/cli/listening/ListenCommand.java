package sextant.cli.listening;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen.Look;
import sextant.cli.console.Stopped;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.model.callback.WebhookSignature;

/** {@code sextant listen}: prints the messages that a server sends to the listeners of jobs. */
public final class ListenCommand {

    private static final String PORT = "8090";
    private static final String EVERYTHING_IS_FINE = "202";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final int COLUMN = 36;

    private final Console console;

    private ListenCommand(Console console) {
        this.console = console;
    }

    public static Verb verb() {
        var spec = Words.verb(
                        "listen",
                        "Print what a server tells the listeners of jobs: JobMonitor and ResultsListener messages, and web hooks."
                                + " For people who write listeners. Ctrl-C ends it.")
                .addOption(Words.text("--host", "ADDRESS", "Where to listen; otherwise 127.0.0.1."))
                .addOption(Words.text("--port", "N", "Where to listen; 0 takes a free port, otherwise " + PORT + "."))
                .addOption(Words.text("--secret", "SECRET", "Check the signature of web hooks with this secret."))
                .addOption(Words.text(
                        "--status",
                        "CODE",
                        "Answer with this HTTP status, to see what a server makes of it; otherwise "
                                + EVERYTHING_IS_FINE + "."))
                .addOption(Words.text("--once", "N", "End after so many messages."));
        return new Verb(Words.printing(spec), (console, parsed) -> new ListenCommand(console).run(new Options(parsed)));
    }

    private ExitCode run(Options options) {
        var secret = options.one("--secret");
        secret.filter(text -> !WebhookSignature.isSecret(text)).ifPresent(_ -> {
            throw Stopped.usage("--secret: " + WebhookSignature.RULE + " is meant.");
        });
        int port = number(options.one("--port").orElse(PORT), "--port", 0, 65_535);
        int status = number(options.one("--status").orElse(EVERYTHING_IS_FINE), "--status", 200, 599);
        int most = options.one("--once")
                .map(text -> number(text, "--once", 1, 99_999))
                .orElse(Integer.MAX_VALUE);
        try (var door = new Door(options.one("--host").orElse("127.0.0.1"), port, status)) {
            console.say("listening at " + door.address());
            for (int count = 0; count < most; count++) {
                print(Heard.of(door.next(), secret), options);
            }
            return ExitCode.OK;
        } catch (IOException cause) {
            throw Stopped.usage("Nobody can listen there: " + cause.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    private void print(Heard heard, Options options) {
        if (options.format() != Format.TABLE) {
            options.format().print(heard.document(), console);
        } else {
            var number = Optional.of(heard.sequence())
                    .filter(text -> !text.isEmpty())
                    .orElse("-");
            options.screen(console)
                    .row(
                            "%6s  %-10s %s".formatted(number, heard.what(), heard.job()),
                            look(heard),
                            COLUMN,
                            heard.text(),
                            Look.PLAIN);
        }
        console.out().flush();
    }

    private static Look look(Heard heard) {
        return switch (heard.what()) {
            case "COMPLETED", "results" -> Look.GOOD;
            case "ERROR", "ABORTED", "unknown" -> Look.BAD;
            default -> Look.STRONG;
        };
    }

    private static int number(String text, String option, int least, int most) {
        if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Stopped.usage(option + " " + text + ": a number from " + least + " to " + most + " is meant.");
    }
}
