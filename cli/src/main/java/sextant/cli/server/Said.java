package sextant.cli.server;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import sextant.cli.console.ExitCode;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;

/**
 * An answer.
 *
 * @param at the address that gave it, after redirects
 */
public record Said(int status, URI at, HttpHeaders headers, byte[] body) {

    private static final int LARGEST = 8 << 20;
    private static final Limits LIMITS = new Limits(LARGEST, LARGEST, 64, 200_000, 0, 100, 0, 0);

    /** The JSON mapping that it is, if it is one. */
    public Optional<Fields> object() {
        try {
            return JsonDocuments.read(body, LIMITS).root() instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    /** What the server says is wrong (RFC 9457), in a sentence or two for a person. */
    public String why() {
        var problem = object().orElse(Fields.EMPTY);
        var said = (Wire.text(problem, "detail") + " " + Wire.text(problem, "suggest")).strip();
        return (said.isEmpty() ? "It does not say why" : said) + " (HTTP " + status + ").";
    }

    /** How the tool ends after it, if it is a refusal. */
    public ExitCode exitCode() {
        return switch (status) {
            case 401, 407 -> ExitCode.AUTHENTICATION;
            case 403 ->
                Wire.text(object().orElse(Fields.EMPTY), "kind").equals("job-phase")
                        ? ExitCode.REFUSED
                        : ExitCode.AUTHENTICATION;
            case 404, 410 -> ExitCode.NOT_FOUND;
            default -> status >= 400 && status < 500 ? ExitCode.USAGE : ExitCode.NETWORK;
        };
    }
}
