package sextant.model.application.execution;

import java.time.Duration;
import java.util.List;

/**
 * A web service is called, and the body of its answer is the output (CEAImplementation v2.1, {@code WebHttpApplicationSetup}). Values
 * go into fields of the query or the form, and where the author says so into segments of the path; never into the scheme or the host.
 * In templates {@code {name}} stands for the value of a parameter and {@code {{} for a brace.
 *
 * @param origin   scheme, host and perhaps port: {@code https://example.org:8443}
 * @param path     starts with a slash; its segments may be templates; everything else is percent-encoded as it is sent
 * @param query    that is always sent, before all fields, percent-encoded as it is sent; may be empty
 * @param method   how the service is asked
 * @param fields   in the order in which they are sent
 * @param timeout  so long the service may be silent before and within its answer
 * @param attempts to get an answer at most, 1 to 3; 1 for POST
 * @param networks in CIDR notation, that this service may be in although they are private; see {@code egress} of a platform
 */
public record HttpCall(
        String origin,
        String path,
        String query,
        Method method,
        List<Field> fields,
        Duration timeout,
        int attempts,
        List<String> networks)
        implements Execution {

    /** The file in the work folder that receives the body. */
    public static final String BODY = "body";

    public HttpCall {
        fields = List.copyOf(fields);
        networks = List.copyOf(networks);
    }

    /** {@code HttpMethodType} of CEA. */
    public enum Method {
        GET,
        POST
    }

    /** Where a field goes. */
    public enum Part {
        QUERY,
        FORM
    }

    /**
     * A field is there once for each value of the one parameter that its template names, and not at all if it has none. If it names
     * several, or none, it is there once.
     *
     * @param name as the service calls it
     */
    public record Field(Part part, String name, String template) {}

    public String scheme() {
        return origin.substring(0, origin.indexOf(':'));
    }

    /** That of the scheme if the address has none. */
    public int port() {
        var authority = origin.substring(origin.indexOf("//") + 2);
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']')
                ? Integer.parseInt(authority.substring(colon + 1))
                : scheme().equals("https") ? 443 : 80;
    }

    /** As CEA has it: one text, with the path as a template. */
    public String url() {
        return origin + path + (query.isEmpty() ? "" : "?" + query);
    }
}
