package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.compose.ComposeRules;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;

/** A compose file for a Portainer service (section 4.3 of the note), which calls it a stack. Judged as a {@link DockerCompose}. */
public final class PortainerCompose implements TaskType {

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "portainer-compose",
            "uri://portainer-compose",
            List.of(),
            "Portainer stack",
            "Several containers, described by a compose file, that are to run in a Portainer service. The taskinfo is that of a "
                    + "uri://docker-compose.",
            DockerCompose.SHAPE,
            DockerCompose.FORMATS);

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads the same conditions as {@link DockerCompose#rules}. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, new DockerCompose.Content(ComposeRules.read(entry)));
    }
}
