package sextant.server.platform;

import java.util.List;
import java.util.Optional;
import sextant.engine.configuration.Problem;

/** What answers questions now. Read by every request, changed only as a whole. */
public interface CurrentPlatform {

    InForce inForce();

    /** Why the newest state of the configuration is not in force; empty if it is. */
    Optional<List<Problem>> rejected();
}
