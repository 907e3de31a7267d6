package sextant.model.refusal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * @param each     every single fault, the first of them first, if there are several, and this refusal sums them up; otherwise empty
 */
public record Refusal(
        RefusalKind kind,
        String text,
        Optional<Path> path,
        Optional<String> got,
        Optional<String> limit,
        Optional<String> suggest,
        Optional<Position> position,
        List<Refusal> each) {

    private static final int LONGEST_QUOTE = 120;

    /** Faults that are told one by one; whoever has more of them has enough to mend. */
    private static final int MOST = 100;

    /** Faults whose sentences become one text. */
    private static final int MOST_SENTENCES = 10;

    public Refusal {
        each = List.copyOf(each);
    }

    public static Refusal of(RefusalKind kind, String text) {
        return new Refusal(
                kind,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * All that is wrong with one request: the first fault, whose text goes on with those of the others, and the faults one by one.
     *
     * @param faults at least one
     */
    public static Refusal together(List<Refusal> faults) {
        var first = faults.getFirst();
        if (faults.size() == 1) {
            return first;
        }
        var text = faults.stream()
                .map(Refusal::text)
                .distinct()
                .limit(MOST_SENTENCES)
                .collect(Collectors.joining(" "));
        return new Refusal(
                first.kind,
                text,
                first.path,
                first.got,
                first.limit,
                first.suggest,
                first.position,
                faults.stream().limit(MOST).toList());
    }

    /** The faults one by one; this refusal itself if it is about one only. */
    public List<Refusal> faults() {
        return each.isEmpty() ? List.of(this) : each;
    }

    public Refusal at(Path where) {
        return new Refusal(kind, text, Optional.of(where), got, limit, suggest, position, each);
    }

    public Refusal at(Position where) {
        return new Refusal(kind, text, path, got, limit, suggest, Optional.of(where), each);
    }

    public Refusal got(String what) {
        var quote = what.length() <= LONGEST_QUOTE ? what : what.substring(0, LONGEST_QUOTE) + "…";
        return new Refusal(kind, text, path, Optional.of(quote), limit, suggest, position, each);
    }

    public Refusal limit(Object what) {
        return new Refusal(kind, text, path, got, Optional.of(what.toString()), suggest, position, each);
    }

    public Refusal suggest(String what) {
        return new Refusal(kind, text, path, got, limit, Optional.of(what), position, each);
    }

    /** This refusal, to be thrown. */
    public Refused refused() {
        return new Refused(this);
    }
}
