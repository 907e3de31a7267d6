package sextant.engine.tasktypes;

import java.util.List;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.Simple;

/** The service types of the note: what a client finds at the endpoint of an offer, and how it hands its Task over. */
public final class ServiceTypes {

    private static final Field ENDPOINT =
            Field.required("endpoint", Simple.URI, "address of the service").example("https://service.example.org/");

    /** What a route that runs its Tasks here offers, unless its operator says otherwise. */
    public static final String RUN_HERE = "uri://cea-uws";

    private ServiceTypes() {}

    /** In the order of the note. */
    public static List<TypeDescription> all() {
        return List.of(
                type(
                        "jupyter-hub",
                        "JupyterHub",
                        "A JupyterHub. A notebook in a git repository is opened with a link to hub/user-redirect/git-pull below the "
                                + "endpoint, with repo, branch and urlpath; or start a server by the hub's REST API and upload the notebook.",
                        ENDPOINT),
                type(
                        "binder-hub",
                        "BinderHub",
                        "A BinderHub. It is opened with a link to v2/PROVIDER/REPOSITORY/REF below the endpoint, such as "
                                + "v2/gh/example/notebooks/HEAD?urlpath=lab/tree/index.ipynb; build/ in place of v2/ tells of each "
                                + "step of the build. A ref is always needed, and HEAD is one.",
                        ENDPOINT),
                type(
                        "zeppelin-service",
                        "Apache Zeppelin",
                        "An Apache Zeppelin server. A notebook is posted as JSON to api/notebook/import below the endpoint, which "
                                + "answers with its identifier; it is then opened at #/notebook/IDENTIFIER.",
                        ENDPOINT,
                        Field.optional("languages", new ListOf(Simple.TEXT), "languages that the service speaks")
                                .example(List.of("md", "python", "pyspark"))),
                type(
                        "docker-uws",
                        "Containers as UWS jobs",
                        "A job service after the Universal Worker Service pattern that runs one container for each job. A job is posted "
                                + "to the endpoint and started with PHASE=RUN.",
                        ENDPOINT),
                type(
                        "compose-uws",
                        "Compose files as UWS jobs",
                        "A job service after the Universal Worker Service pattern that runs one compose file for each job. A single "
                                + "container is handed over as a compose file with one service.",
                        ENDPOINT),
                type(
                        "portainer-service",
                        "Portainer",
                        "A Portainer server. A compose file is posted as a stack to api/stacks/create/standalone/string below the "
                                + "endpoint, a container to api/endpoints/N/docker/containers/create; both need a token of Portainer.",
                        ENDPOINT),
                type(
                        "cea-uws",
                        "Applications as UWS jobs",
                        "A job service after the Universal Worker Service pattern that runs described applications. The endpoint is a list "
                                + "of jobs: the very document that was planned is posted there, and PHASE=RUN starts the job that it makes.",
                        ENDPOINT,
                        Field.optional("application", Simple.URI, "page of the application, with its parameters")
                                .example("https://service.example.org/apps/source-extractor"),
                        Field.optional(
                                        "start",
                                        Simple.TEXT,
                                        "when a job that is sent now would start, if that can be told")
                                .example("2027-01-31T12:00:00Z"),
                        Field.optional("end", Simple.TEXT, "when it would end, from the history of its application")
                                .example("2027-01-31T12:00:03Z"),
                        Field.optional("job", Simple.URI, "job that is reserved for the caller, still to be run")
                                .example("https://service.example.org/routes/here/jobs/abcdefghijklmnopqrstuvwxyz"),
                        Field.optional("expires", Simple.TEXT, "until when the reserved job waits to be run")
                                .example("2027-01-31T12:10:00Z")));
    }

    private static TypeDescription type(String name, String title, String description, Field... serviceInfo) {
        return new TypeDescription(
                name, "uri://" + name, List.of(), title, description, Shape.of(serviceInfo), List.of());
    }
}
