package sextant.model.reading;

/**
 * How much a reader takes from outside. Sizes in bytes, counts in pieces.
 *
 * @param body      a whole request that is spooled
 * @param document  one JSON, YAML or XML document
 * @param depth     nesting of a document, and steps of a dotted name
 * @param nodes     values in a document, aliases expanded
 * @param aliases   YAML aliases in one document
 * @param digits    digits of a number
 * @param parts     parts of a multipart body, and parameters of a form or query
 * @param listItems items of one list in a query
 */
public record Limits(long body, int document, int depth, int nodes, int aliases, int digits, int parts, int listItems) {

    public static final Limits DEFAULT = new Limits(256L << 20, 1 << 20, 64, 100_000, 50, 1_000, 128, 10_000);
}
