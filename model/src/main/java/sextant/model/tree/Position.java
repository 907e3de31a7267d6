package sextant.model.tree;

/**
 * Where a value stands in the text that it came from.
 *
 * @param line   from 1
 * @param column from 1
 */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
