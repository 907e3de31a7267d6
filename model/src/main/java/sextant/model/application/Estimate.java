package sextant.model.application;

/**
 * How long a run takes, as the author of the application thinks; taken for a prediction until there is a history.
 *
 * @param seconds             of every run, from 0
 * @param secondsPerMegabyte  in addition, for each 10^6 bytes of all files that go in, from 0
 */
public record Estimate(double seconds, double secondsPerMegabyte) {}
