package sextant.engine.runner;

/**
 * What a run may take.
 *
 * @param memory    in bytes, of all its processes together where the system can count so, else of each
 * @param processes and threads at the same time, where the system can count so
 * @param output    in bytes, of standard output and standard error each; what is more is thrown away, with a mark
 * @param fileSize  in bytes, of the largest file
 * @param openFiles at the same time, of each process
 */
public record RunLimits(long memory, int processes, long output, long fileSize, int openFiles) {}
