package sextant.model.refusal;

/**
 * Every way in which a request can be refused: a stable word for programs, the HTTP status, and a title for people. The manual
 * lists them; words are never renamed.
 */
public enum RefusalKind {
    TASKTYPE_MISSING("tasktype-missing", 400, "The question has no tasktype"),
    TASK_TYPE("task-type", 400, "A task type that is not run here"),
    JSON_SYNTAX("json-syntax", 400, "Not JSON"),
    JSON_LIMIT("json-limit", 400, "JSON beyond the limits"),
    YAML_SYNTAX("yaml-syntax", 400, "Not YAML"),
    YAML_LIMIT("yaml-limit", 400, "YAML beyond the limits"),
    YAML_TAG("yaml-tag", 400, "YAML tags are not taken"),
    YAML_RECURSION("yaml-recursion", 400, "A YAML value contains itself"),
    MULTIPLE_DOCUMENTS("multiple-documents", 400, "More than one document"),
    XML_SYNTAX("xml-syntax", 400, "Not XML"),
    XML_DOCTYPE("xml-doctype", 400, "XML with a document type is not taken"),
    XML_LIMIT("xml-limit", 400, "XML beyond the limits"),
    XML_SCHEMA("xml-schema", 400, "Not a form of XML that is taken here"),
    XML_ENCODING("xml-encoding", 400, "XML in an encoding that is not taken"),
    DUPLICATE_KEY("duplicate-key", 400, "A name is given twice"),
    DUPLICATE_PARAMETER("duplicate-parameter", 400, "A parameter is given twice"),
    NUMBER_LIMIT("number-limit", 400, "A number with too many digits"),
    BAD_CHARACTER("bad-character", 400, "A character that cannot stand here"),
    BAD_ENCODING("bad-encoding", 400, "Badly encoded text"),
    LIST_SYNTAX("list-syntax", 400, "Not a list"),
    PARAMETER_PATH("parameter-path", 400, "Not the name of a value"),
    TYPE("type", 400, "A value of another type is needed"),
    QUANTITY("quantity", 400, "Not a quantity"),
    FILENAME("filename", 400, "Not a file name"),
    MULTIPART_BOUNDARY("multipart-boundary", 400, "A multipart boundary that cannot be used"),
    MULTIPART_TRUNCATED("multipart-truncated", 400, "The multipart body has no end"),
    MULTIPART_SYNTAX("multipart-syntax", 400, "Not a multipart body"),
    PART_CHARSET("part-charset", 415, "A part in a character set or encoding that is not taken"),
    TOO_MANY_PARTS("too-many-parts", 413, "Too many parts"),
    TOO_MANY_ITEMS("too-many-items", 413, "A list with too many items"),
    PART_HEADER_TOO_LARGE("part-header-too-large", 413, "A part with too large a header"),
    BODY_TOO_LARGE("body-too-large", 413, "The request is too large"),
    TOO_SLOW("too-slow", 408, "The request came too slowly"),
    HTTP_SYNTAX("http-syntax", 400, "Not HTTP that can be read in one way only"),
    MEDIA_TYPE("media-type", 415, "A media type that is not taken"),
    CONTENT_CODING("content-coding", 415, "A content coding that is not taken"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No answer in the formats that were asked for"),
    INVALID_TOKEN("invalid-token", 401, "The token is not known here"),
    AMBIGUOUS_CREDENTIALS("ambiguous-credentials", 400, "More than one set of credentials"),
    NO_SUCH_PAGE("no-such-page", 404, "Nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "A method that is not taken here"),
    BUSY("busy", 503, "Too much to do at the moment"),
    CROSS_ORIGIN("cross-origin", 403, "Sent by a page of another site"),
    NO_SUCH_JOB("no-such-job", 404, "No such job"),
    NO_SUCH_APPLICATION("no-such-application", 404, "No such application"),
    NO_SUCH_INTERFACE("no-such-interface", 400, "The application has no such interface"),
    NO_SUCH_ROUTE("no-such-route", 404, "No such route"),
    NO_SUCH_RESULT("no-such-result", 404, "No such result"),
    NO_SUCH_PARAMETER("no-such-parameter", 404, "No such parameter"),
    NOT_ADMITTED("not-admitted", 403, "Not for this caller"),
    JOB_PHASE("job-phase", 403, "Not in this phase"),
    TOO_MANY_JOBS("too-many-jobs", 429, "Too many jobs"),
    TOO_MANY_WAITS("too-many-waits", 429, "Too many requests are waiting"),
    PARAMETER_NAME("parameter-name", 400, "A parameter that the application does not have"),
    PARAMETER_VALUE("parameter-value", 400, "A value that the parameter does not take"),
    PARAMETER_TYPE("parameter-type", 400, "A value of another type is needed"),
    PARAMETER_COUNT("parameter-count", 400, "Too many values"),
    PARAMETER_MISSING("parameter-missing", 400, "A parameter is missing"),
    ARGUMENT_TOO_LONG("argument-too-long", 413, "A value too long to be passed on"),
    URL_SYNTAX("url-syntax", 400, "An address that cannot be read in one way only"),
    HOST_SYNTAX("host-syntax", 400, "An address with a host that cannot be read in one way only"),
    SCHEME_NOT_ALLOWED("scheme-not-allowed", 400, "An address of a kind that is not used here"),
    PORT_NOT_ALLOWED("port-not-allowed", 400, "An address with a port that is not open here"),
    ADDRESS_NOT_ALLOWED("address-not-allowed", 400, "An address that is not open here"),
    IDEMPOTENCY_MISMATCH("idempotency-mismatch", 422, "The key was used for something else"),
    FILTER("filter", 400, "Not a filter of a list"),
    TIME("time", 400, "Not a time"),
    NO_PREVIEW("no-preview", 404, "There is nothing to look at"),
    PREVIEW_FAILED("preview-failed", 422, "The file cannot be looked at"),
    RANGE("range", 416, "A range that the file does not have"),
    SOAP_VERSION("version-mismatch", 400, "An envelope of another version"),
    SOAP_HEADER("must-understand", 400, "A header that is not understood"),
    SOAP_ACTION("action-mismatch", 400, "The action is not that of the body"),
    SOAP_OPERATION("no-such-operation", 400, "No such operation"),
    SOAP_ENCODING("soap-encoding-not-supported", 400, "SOAP encoding is not taken"),
    SOAP_ATTACHMENT("xop-reference", 400, "Attachments are not taken"),
    SOAP_REPLY_ADDRESS("only-anonymous-address", 400, "Answers go back on the same connection only"),
    SECURITY("security-invalid", 400, "The message is not secured as it must be"),
    SECURITY_ALGORITHM("security-algorithm", 400, "A cryptographic algorithm that is not taken"),
    SECURITY_CHECK("signature-invalid", 400, "The signature does not hold"),
    SECURITY_TOKEN("security-token-invalid", 400, "Not a security token that is taken here"),
    SECURITY_SENDER("authentication-failed", 401, "It is not certain who sends the message"),
    SECURITY_TIME("message-expired", 400, "The message is too old, of the future, or was here before"),
    CONFLICTING_IDENTITIES("conflicting-identities", 401, "More than one caller"),
    ENDPOINT_NOT_ALLOWED("endpoint-not-allowed", 400, "Nobody can be told at this address"),
    TOO_MANY_LISTENERS("too-many-listeners", 403, "Too many listeners"),
    NO_SUCH_LISTENER("no-such-listener", 404, "No such listener"),
    STORE_UNAVAILABLE("store-unavailable", 503, "Jobs cannot be stored or read at the moment"),
    STORAGE_FULL("storage-full", 507, "There is no room left");

    private final String word;
    private final int status;
    private final String title;

    RefusalKind(String word, int status, String title) {
        this.word = word;
        this.status = status;
        this.title = title;
    }

    public String word() {
        return word;
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public Refusal because(String text) {
        return Refusal.of(this, text);
    }
}
