package sextant.model.soap;

import java.util.Optional;
import sextant.model.refusal.RefusalKind;

/** Refusals that another standard has a name for, which its clients look for in the code of the fault. */
enum Subcode {
    /** WS-Addressing 1.0, SOAP binding, 6.4.1.7. */
    ONLY_ANONYMOUS_ADDRESS(
            RefusalKind.SOAP_REPLY_ADDRESS,
            "wsa",
            "http://www.w3.org/2005/08/addressing",
            "OnlyAnonymousAddressSupported"),

    /** Web Services Security 1.1.1, section 12, as the next five. */
    INVALID_SECURITY(RefusalKind.SECURITY, "InvalidSecurity"),
    UNSUPPORTED_ALGORITHM(RefusalKind.SECURITY_ALGORITHM, "UnsupportedAlgorithm"),
    FAILED_CHECK(RefusalKind.SECURITY_CHECK, "FailedCheck"),
    INVALID_SECURITY_TOKEN(RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken"),
    FAILED_AUTHENTICATION(RefusalKind.SECURITY_SENDER, "FailedAuthentication"),
    MESSAGE_EXPIRED(RefusalKind.SECURITY_TIME, "MessageExpired");

    private final RefusalKind kind;
    private final String prefix;
    private final String namespace;
    private final String name;

    Subcode(RefusalKind kind, String name) {
        this(kind, "wsse", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd", name);
    }

    Subcode(RefusalKind kind, String prefix, String namespace, String name) {
        this.kind = kind;
        this.prefix = prefix;
        this.namespace = namespace;
        this.name = name;
    }

    static Optional<Subcode> of(RefusalKind kind) {
        for (var code : values()) {
            if (code.kind == kind) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** With its prefix. */
    String qualified() {
        return prefix + ":" + name;
    }

    /** What the element needs that it stands in, with a space before it. */
    String declaration() {
        return " xmlns:" + prefix + "=\"" + namespace + "\"";
    }
}
