package sextant.server.registry;

import java.util.List;
import java.util.Map;
import sextant.engine.platform.Platform;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.web.Site;
import sextant.server.web.Templates;
import sextant.server.web.Wanted;

/**
 * {@code /authorization}: who may do what here. The draft of 2007 wants a server to publish its policy (CEA Interfaces 1.0, on
 * security); it is made of the configuration in force, so it is what is done.
 */
public final class AuthorizationResource {

    private final CurrentPlatform current;

    public AuthorizationResource(CurrentPlatform current) {
        this.current = current;
    }

    public Reply show(Call call) {
        var platform = current.inForce().planner().platform();
        var sentences = sentences(platform);
        return Wanted.page(call)
                ? Templates.page(
                        200,
                        "authorization",
                        Site.of(platform, call),
                        "Who may do what",
                        "",
                        Map.of("sentences", sentences))
                : Reply.text(200, String.join("\n", sentences) + "\n")
                        .with("Cache-Control", "no-cache")
                        .with("Vary", "Accept");
    }

    static List<String> sentences(Platform platform) {
        var policy = platform.jobs().policy();
        var hosting = platform.routes().stream()
                .filter(one -> one.hosting().isPresent())
                .toList();
        var open = hosting.stream().filter(one -> one.admits().isEmpty()).count();
        return List.of(
                "Descriptions of applications, records and capabilities are for everybody.",
                platform.tokenFile().isPresent()
                        ? "Callers are known by bearer tokens; without one a caller is anonymous."
                        : "No callers are known by name: everybody is anonymous.",
                open == hosting.size()
                        ? "Everybody may create jobs, within the limits of each route."
                        : "Of the " + hosting.size() + " routes that run jobs " + open
                                + " take jobs of everybody; the others ask who calls.",
                "A job of a caller who is known by name is read, changed and deleted only by that caller. To everybody else there is no"
                        + " such job.",
                "A job of an anonymous caller is read, changed and deleted by whoever knows its address"
                        + (policy.listAnonymous()
                                ? ", and stands in the list of jobs that everybody sees."
                                : ", which stands in no list."),
                policy.operators().isEmpty()
                        ? "Nobody is an operator of jobs over the network."
                        : "Operators may see and change every job, but not read what its client sent or got.",
                "What holds for a job holds in the same way over UWS, SOAP and the REST interface of the draft.");
    }
}
