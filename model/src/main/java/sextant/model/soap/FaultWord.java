package sextant.model.soap;

import java.util.Optional;
import sextant.model.refusal.RefusalKind;

/** What a fault is called by a specification other than SOAP itself. */
record FaultWord(String prefix, String namespace, String word) {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /** Web Services Security 1.1.1, section 12. */
    static Optional<FaultWord> of(RefusalKind kind) {
        return switch (kind) {
            case SECURITY -> security("InvalidSecurity");
            case SECURITY_ALGORITHM -> security("UnsupportedAlgorithm");
            case SECURITY_CHECK -> security("FailedCheck");
            case SECURITY_TOKEN -> security("InvalidSecurityToken");
            case SECURITY_SENDER -> security("FailedAuthentication");
            case SECURITY_TIME -> security("MessageExpired");
            default -> Optional.empty();
        };
    }

    private static Optional<FaultWord> security(String word) {
        return Optional.of(new FaultWord("wsse", WSSE, word));
    }

    String prefixed() {
        return prefix + ":" + word;
    }

    String declaration() {
        return " xmlns:" + prefix + "=\"" + namespace + "\"";
    }
}
