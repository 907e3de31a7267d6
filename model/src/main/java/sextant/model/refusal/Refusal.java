package sextant.model.refusal;

import java.util.Optional;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

/**
 * Why a request was not taken, for the person who sent it: what was asked, what is allowed, what to do next. Every face renders the
 * same refusal: problem details (RFC 9457) here, a VOTable or a SOAP fault elsewhere. A refused request has changed nothing.
 *
 * @param kind     the stable word and the status
 * @param text     one sentence for a person
 * @param path     which value, if one is to blame
 * @param got      what was sent, cut to a readable length
 * @param limit    what is allowed
 * @param suggest  what to do next
 * @param position where it stands in the text that was sent
 */
public record Refusal(
        RefusalKind kind,
        String text,
        Optional<Path> path,
        Optional<String> got,
        Optional<String> limit,
        Optional<String> suggest,
        Optional<Position> position) {

    private static final int LONGEST_QUOTE = 120;

    public static Refusal of(RefusalKind kind, String text) {
        return new Refusal(
                kind, text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Refusal at(Path where) {
        return new Refusal(kind, text, Optional.of(where), got, limit, suggest, position);
    }

    public Refusal at(Position where) {
        return new Refusal(kind, text, path, got, limit, suggest, Optional.of(where));
    }

    public Refusal got(String what) {
        var quote = what.length() <= LONGEST_QUOTE ? what : what.substring(0, LONGEST_QUOTE) + "…";
        return new Refusal(kind, text, path, Optional.of(quote), limit, suggest, position);
    }

    public Refusal limit(Object what) {
        return new Refusal(kind, text, path, got, Optional.of(what.toString()), suggest, position);
    }

    public Refusal suggest(String what) {
        return new Refusal(kind, text, path, got, limit, Optional.of(what), position);
    }

    /** This refusal, to be thrown. */
    public Refused refused() {
        return new Refused(this);
    }
}
