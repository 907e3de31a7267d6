package sextant.model.job;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a run has come, as the program itself says.
 *
 * @param percent from 0 to 100
 * @param text    what it is doing, at most 200 characters
 */
public record Progress(OptionalDouble percent, Optional<String> text) {}
