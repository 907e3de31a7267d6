package sextant.model.job;

/**
 * Where a client wants an output of its job to be sent (CEA Interfaces 1.0, createJob: an output parameter that is {@code indirect}).
 *
 * @param id  the output's name, as its application spells it
 * @param uri absolute
 */
public record OutputTarget(String id, String uri) {}
