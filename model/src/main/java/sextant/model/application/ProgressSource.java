package sextant.model.application;

/** Where a run says how far it has come. */
public sealed interface ProgressSource {

    /** Lines of standard output or standard error; the first group is the percentage, a second one a text. */
    record Pattern(String expression) implements ProgressSource {}

    /** A file in the work folder whose last line is {@code PERCENT TEXT}. */
    record File(String path) implements ProgressSource {}
}
