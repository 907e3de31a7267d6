package sextant.model.application;

/**
 * What one run may take.
 *
 * @param duration  in seconds, if the client asks for none
 * @param memory    in bytes, of all its processes together
 * @param processes and threads at the same time
 * @param output    in bytes, of standard output and standard error each; what is more is thrown away, with a mark
 * @param fileSize  in bytes, of the largest file
 * @param openFiles at the same time, of each process
 */
public record ApplicationLimits(long duration, long memory, int processes, long output, long fileSize, int openFiles) {

    public static final ApplicationLimits DEFAULT = new ApplicationLimits(3600, 1L << 30, 64, 16L << 20, 4L << 30, 256);
}
