package sextant.model.job;

/** One value of a parameter of a job. A parameter with several values has several of these, in order. */
public sealed interface ParameterValue {

    /** The parameter's name, as its application spells it. */
    String id();

    /** A value that the client sent as text. */
    record Text(String id, String value) implements ParameterValue {}

    /**
     * A value that the client sent as a file; shown by reference (UWS 1.1, {@code byReference}).
     *
     * @param file      its name in the job's folder of inputs; never anything that the client sent
     * @param mediaType as the client said
     * @param size      in bytes
     */
    record Upload(String id, String file, String mediaType, long size) implements ParameterValue {}

    /**
     * A value that is to be fetched when the job runs (CEATypes, {@code indirect}).
     *
     * @param uri absolute
     */
    record Indirect(String id, String uri) implements ParameterValue {}
}
