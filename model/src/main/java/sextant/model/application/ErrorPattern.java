package sextant.model.application;

/**
 * What a failure means, told by what the program wrote.
 *
 * @param expression found anywhere in the last lines of standard error or standard output (RE2)
 * @param text       for the user, instead of what the program said
 * @param passing    whether the same may work later
 */
public record ErrorPattern(String expression, String text, boolean passing) {}
