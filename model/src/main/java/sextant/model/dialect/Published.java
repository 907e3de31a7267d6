package sextant.model.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.model.application.Application;

/**
 * An application as somebody publishes it at an address.
 *
 * @param application what it is
 * @param server      address of the server, absolute, without a final slash
 * @param publisher   the platform, for people
 * @param ivoid       of the platform in the IVOA registry
 * @param contact     whom to ask: an e-mail address, or anything else for people
 * @param since       when this description came into force
 */
public record Published(
        Application application,
        String server,
        String publisher,
        Optional<String> ivoid,
        Optional<String> contact,
        Instant since) {

    /** Names under which the descriptions of an application are found below its address. */
    public static final String CEA = "cea";

    public static final String RECORD = "record";
    public static final String OPENAPI = "openapi";
    public static final String SCHEMA = "schema";
    public static final String TASK_SCHEMA = "schema/task";
    public static final String DESCRIPTOR = "descriptor";

    public static final List<String> ALL = List.of(CEA, RECORD, OPENAPI, SCHEMA, TASK_SCHEMA, DESCRIPTOR);

    /** Where the application is, absolute. */
    public String address() {
        return server + path();
    }

    /** Where it is from the root of the server. */
    public String path() {
        return "/apps/" + application.name();
    }

    /** An address below the application's. @param part without a slash at its beginning */
    public String at(String part) {
        return address() + "/" + part;
    }
}
