package sextant.model.multipart;

/** One part, whole. */
@SuppressWarnings("ArrayRecordComponent")
public record Part(PartHeader header, byte[] content) {}
