package sextant.engine.ports;

/**
 * Reads a document from an address that a client named. The one implementation is the egress choke point.
 */
public interface DocumentFetcher {

    /** What came of it. */
    sealed interface Fetched {}

    /** The whole document, at most the configured size. */
    record Document(byte[] content, String mediaType) implements Fetched {}

    /**
     * Nothing usable came.
     *
     * @param kind  a stable word: {@code address-not-allowed}, {@code unreachable}, {@code too-large}, {@code too-slow} ...
     * @param text  one sentence for a person, without what the address answered
     * @param later whether the same address may work later
     */
    record Failed(String kind, String text, boolean later) implements Fetched {}

    /**
     * Blocks until the document is there or the deadline of the egress policy is over. Never throws for what an address does.
     *
     * @param url an {@code http} or {@code https} URL as the client wrote it
     */
    Fetched fetch(String url);
}
