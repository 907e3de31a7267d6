package sextant.engine.preview;

import java.util.Optional;

/**
 * What came of looking at a file once.
 *
 * @param picture PNG, at most 1024 pixels wide and high, if there is an image in it
 */
public record Look(Preview preview, Optional<byte[]> picture) {}
