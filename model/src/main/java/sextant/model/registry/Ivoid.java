package sextant.model.registry;

import java.util.Locale;

/**
 * An IVOA identifier (IVOA Identifiers 2.0, section 2.2).
 *
 * @param text {@code ivo://authority/name}
 */
public record Ivoid(String text) {

    /** AstroGrid's authority of what shall not be registered: whatever has such an identifier never is. */
    public static final String UNREGISTERED = "org.astrogrid.unregistered";

    private static final String SCHEME = "ivo://";

    /** Between the scheme and the first slash. */
    public String authority() {
        int slash = text.indexOf('/', SCHEME.length());
        return slash < 0 ? text.substring(SCHEME.length()) : text.substring(SCHEME.length(), slash);
    }

    /** The identifier of the authority itself. */
    public Ivoid ofAuthority() {
        return new Ivoid(SCHEME + authority());
    }

    /** Whether it is for the registry. */
    public boolean isForTheRegistry() {
        return !authority().toLowerCase(Locale.ROOT).equals(UNREGISTERED);
    }

    /** One below it. @param name without a slash at its beginning */
    public Ivoid at(String name) {
        return new Ivoid(text + "/" + name);
    }
}
