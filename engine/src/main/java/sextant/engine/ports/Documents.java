package sextant.engine.ports;

import java.util.HashMap;
import java.util.Map;
import sextant.engine.ports.DocumentFetcher.Fetched;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;

/**
 * The documents that one question needs: each address is fetched once and each text is parsed once, however many routes and
 * alternatives look at it. The planner makes one for each question and drops it with the answer. Not thread-safe.
 */
public final class Documents {

    /** What reading a text gives. */
    public sealed interface Parsed {}

    /** @param document with the positions of the text */
    public record Yaml(Located document) implements Parsed {}

    /** It is no YAML, or beyond the limits. */
    public record NotYaml(Refused why) implements Parsed {}

    private final DocumentFetcher fetcher;
    private final Map<String, Fetched> fetched = new HashMap<>();
    private final Map<String, Parsed> parsed = new HashMap<>();

    public Documents(DocumentFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** What stands at an address, as {@link DocumentFetcher#fetch}; blocks the first time. */
    public Fetched fetch(String url) {
        return fetched.computeIfAbsent(url, fetcher::fetch);
    }

    /** A text read as YAML, of which JSON is a part, with aliases as compose files use them. */
    public Parsed yaml(String text) {
        return parsed.computeIfAbsent(text, Documents::parse);
    }

    private static Parsed parse(String text) {
        try {
            return new Yaml(YamlDocuments.read(text, true, Limits.DEFAULT));
        } catch (Refused refused) {
            return new NotYaml(refused);
        }
    }
}
