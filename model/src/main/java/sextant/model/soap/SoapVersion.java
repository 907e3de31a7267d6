package sextant.model.soap;

import java.util.Locale;
import java.util.Optional;

/** The two versions of SOAP. A message says which it is by the namespace of its envelope, and by its media type. */
public enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    SoapVersion(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    public String namespace() {
        return namespace;
    }

    public String mediaType() {
        return mediaType;
    }

    public String contentType() {
        return mediaType + "; charset=utf-8";
    }

    public static Optional<SoapVersion> ofNamespace(String namespace) {
        return V1_1.namespace.equals(namespace)
                ? Optional.of(V1_1)
                : Optional.of(V1_2).filter(version -> version.namespace.equals(namespace));
    }

    /** The version that an HTTP message of this {@code Content-Type} has; what is not said to be 1.2 is 1.1. */
    public static SoapVersion ofContentType(Optional<String> contentType) {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(V1_2.mediaType::equals)
                .map(_ -> V1_2)
                .orElse(V1_1);
    }
}
