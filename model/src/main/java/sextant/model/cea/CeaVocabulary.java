package sextant.model.cea;

import sextant.model.job.Phase;

/**
 * The two vocabularies in which the Common Execution Architecture speaks of jobs. They differ in namespaces, in the names of
 * attributes and elements, and in the phases that they know.
 */
public enum CeaVocabulary {
    /** What AstroGrid deployed from 2004 on: {@code CEATypes/v1}, whose values are of {@code AGParameterDefinition/v1}. */
    ASTROGRID("http://www.astrogrid.org/schema/CEATypes/v1", "name", "input"),
    /**
     * The draft of 2007: {@code CEA/types/v1.0rc1}. Its schema is lost. What is here is inferred from the examples of the draft, in
     * which {@code value} has no namespace, and from the versions before and after it.
     */
    DRAFT("http://www.ivoa.net/xml/CEA/types/v1.0rc1", "id", "parameter");

    /** Where {@code value} is of in the older vocabulary. */
    static final String VALUES = "http://www.astrogrid.org/schema/AGParameterDefinition/v1";

    private final String namespace;
    private final String identifying;
    private final String input;

    CeaVocabulary(String namespace, String identifying, String input) {
        this.namespace = namespace;
        this.identifying = identifying;
        this.input = input;
    }

    public String namespace() {
        return namespace;
    }

    /** The attribute that says which parameter a value is of. */
    String identifying() {
        return identifying;
    }

    /** The element of one input in a summary. */
    String input() {
        return input;
    }

    /** The prefix of {@code value}, with its colon. */
    String valuePrefix() {
        return this == ASTROGRID ? "agpd:" : "";
    }

    /** The declarations that an element needs that contains what {@link CeaXml} writes, with a space before each. */
    public String declarations() {
        var types = " xmlns:ceat=\"" + namespace + "\"";
        return this == ASTROGRID ? types + " xmlns:agpd=\"" + VALUES + "\"" : types;
    }

    /**
     * How a phase of UWS is called. Neither vocabulary knows ABORTED: such a job is in ERROR, and the message says why.
     *
     * <p>The older one knows nothing between the wish to run and the run: what is queued, held or suspended is PENDING, as AstroGrid's
     * own server said it. In the draft a job that waits for its turn is QUEUED. The draft calls that phase by a name that is lost, and
     * may have meant HELD; but a job that is HELD here does not go on by itself, as the draft says of that phase: so it is PENDING, a
     * job that must be told to run.
     */
    public String phase(Phase phase) {
        return switch (phase) {
            case PENDING, HELD -> "PENDING";
            case QUEUED -> this == ASTROGRID ? "PENDING" : "QUEUED";
            case SUSPENDED -> this == ASTROGRID ? "PENDING" : "SUSPENDED";
            case EXECUTING -> "RUNNING";
            case COMPLETED -> "COMPLETED";
            case ERROR, ABORTED -> "ERROR";
            case UNKNOWN, ARCHIVED -> "UNKNOWN";
        };
    }
}
