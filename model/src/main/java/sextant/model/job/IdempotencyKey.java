package sextant.model.job;

/**
 * The client's promise that two requests are the same.
 *
 * @param key    as the client sent it, 1 to 255 visible characters
 * @param digest SHA-256 of what was submitted, in lower-case hexadecimal digits: the same key with another content is refused
 */
public record IdempotencyKey(String key, String digest) {}
