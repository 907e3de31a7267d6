package sextant.model.registry;

/** A request that a harvester should not have made (OAI-PMH 2.0, section 3.6); it is told in an answer with status 200. */
public final class OaiFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The words of the protocol. */
    public enum Code {
        BAD_VERB("badVerb"),
        BAD_ARGUMENT("badArgument"),
        BAD_RESUMPTION_TOKEN("badResumptionToken"),
        CANNOT_DISSEMINATE_FORMAT("cannotDisseminateFormat"),
        ID_DOES_NOT_EXIST("idDoesNotExist"),
        NO_RECORDS_MATCH("noRecordsMatch");

        private final String word;

        Code(String word) {
            this.word = word;
        }
    }

    private final Code code;
    private final String text;

    OaiFault(Code code, String text) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
    }

    String word() {
        return code.word;
    }

    /** Whether the request itself was wrong; its arguments are then not repeated in the answer. */
    boolean isOfRequest() {
        return code == Code.BAD_VERB || code == Code.BAD_ARGUMENT;
    }

    String text() {
        return text;
    }
}
