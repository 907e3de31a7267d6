package sextant.model.job;

import java.util.Optional;

/**
 * One result of a job. It is listed only when it is whole and on disk.
 *
 * @param id        unique in the job
 * @param mediaType as the application declares it
 * @param size      in bytes
 * @param sha256    of the content, in lower-case hexadecimal digits
 * @param file      its name in the job's folder of results
 * @param sent      the URI to which it was sent as the client asked, whole; empty if it was not asked for, or did not succeed
 */
public record Result(String id, String mediaType, long size, String sha256, String file, Optional<String> sent) {}
