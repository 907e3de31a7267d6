package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.compose.ImageRules;
import sextant.engine.configuration.Section;
import sextant.engine.ports.CheckedRules;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;

/** One container for a Portainer service (section 4.3 of the note). Judged as a {@link DockerContainer}. */
public final class PortainerContainer implements TaskType {

    private static final TypeDescription DESCRIPTION = new TypeDescription(
            "portainer-container",
            "uri://portainer-container",
            List.of(),
            "Portainer container",
            "One container that is to run in a Portainer service. The taskinfo is that of a uri://docker-container.",
            DockerContainer.SHAPE,
            List.of());

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Reads the same conditions as {@link DockerContainer#rules}. */
    @Override
    public TaskRules rules(Section entry) {
        return new CheckedRules(DESCRIPTION, new DockerContainer.Image(ImageRules.read(entry)));
    }
}
