package sextant.cli.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * One message that arrived. What it does not say is empty.
 *
 * @param kind     the operation of the contract, {@code monitorJob} or {@code putResults}, or the type of the event
 * @param job      the id by which the client knows the job, or the server's
 * @param sequence which message to this listener it is; it comes again with the same one
 * @param at       when it happened, as the message says it
 * @param text     for people
 * @param results  of the job, if it tells them
 */
record Heard(
        String kind, String job, String sequence, String at, String phase, String text, List<Result> results) {

    /**
     * One result.
     *
     * @param value where it is, or what it is
     */
    record Result(String id, String value) {}

    /** The operation of a listener of progress. */
    static final String MONITOR = "monitorJob";

    /** The operation of a listener of results. */
    static final String RESULTS = "putResults";

    /** A result may be a whole table; a line shows its beginning. */
    private static final int SHOWN = 60;

    Heard {
        results = List.copyOf(results);
    }

    /** Whether it came in an envelope of SOAP, which has signatures of its own. */
    boolean isOverSoap() {
        return kind.equals(MONITOR) || kind.equals(RESULTS);
    }

    /** For people, on one line. @param signature what came of its check */
    String line(Optional<String> signature) {
        var words = new ArrayList<>(List.of(at, "#" + sequence, kind, job, phase, text));
        words.removeIf(word -> word.isEmpty() || word.equals("#"));
        results.forEach(result -> words.add(result.id() + "=" + shortened(result.value())));
        signature.ifPresent(said -> words.add("(" + said + ")"));
        return words.stream().map(String::strip).collect(Collectors.joining("  "));
    }

    /** For programs. @param signature what came of its check */
    Fields document(Optional<String> signature) {
        var document = said(Fields.of("kind", Scalar.text(kind)), "job", job);
        document = said(document, "sequence", sequence);
        document = said(document, "at", at);
        document = said(document, "phase", phase);
        document = said(document, "text", text);
        document = said(document, "signature", signature.orElse(""));
        var values = results.stream()
                .<Node>map(result -> Fields.of("id", Scalar.text(result.id())).with("value", result.value()))
                .toList();
        return values.isEmpty() ? document : document.with("results", new Items(values));
    }

    private static Fields said(Fields document, String name, String value) {
        return value.isEmpty() ? document : document.with(name, value);
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + " ...";
    }
}
