package sextant.server.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.model.cea.CeaVocabulary;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.server.http.Call;
import sextant.server.uws.JobHandler;
import sextant.server.uws.JobRoutes;

/**
 * How a client asks at an address of UWS for the document that the draft has there: by the media type with the parameter {@code profile},
 * which is the namespace of the draft's types. Nobody else sends that, so that UWS stays as it is for everybody else.
 */
final class Profile {

    static final String MEDIA_TYPE = "application/xml; profile=\"" + CeaVocabulary.DRAFT.namespace() + "\"";

    private static final Set<String> XML = Set.of("application/xml", "text/xml");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String NAMED = "profile=" + CeaVocabulary.DRAFT.namespace();

    private Profile() {}

    static boolean isWanted(Call call) {
        return READING.contains(call.method())
                && call.header("Accept").filter(Profile::names).isPresent();
    }

    private static boolean names(String accept) {
        return accept.contains(CeaVocabulary.DRAFT.namespace())
                && List.of(accept.split(",")).stream().anyMatch(Profile::isOurs);
    }

    private static boolean isOurs(String range) {
        var parts = List.of(range.split(";")).stream()
                .map(part -> part.replace("\"", "").strip())
                .toList();
        return XML.contains(parts.getFirst().toLowerCase(Locale.ROOT))
                && parts.contains(NAMED)
                && parts.stream().noneMatch(part -> part.matches("q=0(\\.0*)?"));
    }

    /** A document of the draft for those who ask for it, who know no ARCHIVED job; for the rest what UWS has there. */
    static JobHandler choosing(JobHandler ofDraft, JobHandler ofUws) {
        return (call, caller, job) ->
                isWanted(call) ? ofDraft.answer(call, caller, current(job)) : ofUws.answer(call, caller, job);
    }

    /** The same for what is answered at once: the draft's documents may need files. */
    static JobHandler.AtOnce choosing(JobHandler.AtOnce ofUws) {
        return (call, caller, job) -> isWanted(call) ? Optional.empty() : ofUws.answer(call, caller, job);
    }

    private static Job current(Job job) {
        if (job.phase() == Phase.ARCHIVED) {
            throw JobRoutes.noSuchJob();
        }
        return job;
    }
}
