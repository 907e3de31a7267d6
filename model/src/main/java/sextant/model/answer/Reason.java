package sextant.model.answer;

import java.util.Optional;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

/**
 * One condition that failed.
 *
 * @param kind      a stable word: {@code resource}, {@code image}, {@code language}, {@code compose-privileged} ...
 * @param httpCode  as section 7 prints it: 403 not allowed, 400 something is missing, 502 could not be fetched, 503 not now ...
 * @param text      one sentence for a person
 * @param detail    the operator's own words, if the rule has some
 * @param path      which value of the Task
 * @param asked     what the Task says there
 * @param available what would be taken there
 * @param route     whose rule it is
 * @param position  where it stands in the document, for values of a compose file
 */
public record Reason(
        String kind,
        int httpCode,
        String text,
        Optional<String> detail,
        Optional<Path> path,
        Optional<Node> asked,
        Optional<Node> available,
        Retry retry,
        Optional<String> route,
        Optional<Position> position) {

    /** Whether asking again helps. */
    public enum Retry {
        /** The rule is the same tomorrow. */
        NEVER("never"),
        /** With another Task, or as another caller. */
        CHANGED("changed"),
        /** The same question later. */
        LATER("later");

        private final String word;

        Retry(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Reason of(String kind, int httpCode, String text) {
        return new Reason(
                kind,
                httpCode,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Retry.CHANGED,
                Optional.empty(),
                Optional.empty());
    }

    public Reason detail(String words) {
        return new Reason(kind, httpCode, text, Optional.of(words), path, asked, available, retry, route, position);
    }

    public Reason at(Path where) {
        return new Reason(kind, httpCode, text, detail, Optional.of(where), asked, available, retry, route, position);
    }

    public Reason asked(Node what) {
        return new Reason(kind, httpCode, text, detail, path, Optional.of(what), available, retry, route, position);
    }

    public Reason available(Node what) {
        return new Reason(kind, httpCode, text, detail, path, asked, Optional.of(what), retry, route, position);
    }

    public Reason retry(Retry hint) {
        return new Reason(kind, httpCode, text, detail, path, asked, available, hint, route, position);
    }

    public Reason ofRoute(String name) {
        return new Reason(kind, httpCode, text, detail, path, asked, available, retry, Optional.of(name), position);
    }

    /** This reason without saying whose rule it is: what several routes may have in common. */
    public Reason ofNobody() {
        return new Reason(kind, httpCode, text, detail, path, asked, available, retry, Optional.empty(), position);
    }

    public Reason at(Position where) {
        return new Reason(kind, httpCode, text, detail, path, asked, available, retry, route, Optional.of(where));
    }
}
