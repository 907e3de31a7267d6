package sextant.server.draft;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.reading.DeclaredType;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.xml.Element;
import sextant.model.xml.ElementReader;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.Control;
import sextant.server.submission.FormReader;
import sextant.server.submission.RequestText;
import sextant.server.uws.Addresses;

/**
 * {@code execute} of the draft: POST to the phase of a job. What the draft's body was is lost. Taken are the form that its server took,
 * {@code phase=run} in any case of letters, and the element {@code execute} with a {@code phase} in it that the schema of 2008 has.
 */
public final class DraftPhase {

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;

    public DraftPhase(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** @throws Refused {@code parameter-missing}, {@code parameter-value}, {@code xml-schema} and what the readers throw */
    public Reply execute(Call call, Caller caller, Job job) throws IOException {
        var wanted = isXml(call) ? inElement(call) : inForm(call);
        return addresses.toJob(
                call,
                switch (wanted.strip().toUpperCase(Locale.ROOT)) {
                    case "RUN" -> jobs.run(job.id(), caller);
                    case "ABORT" -> jobs.abort(job.id(), caller);
                    default ->
                        throw RefusalKind.PARAMETER_VALUE
                                .because("No job can be asked to do that.")
                                .got(wanted)
                                .limit("run, abort")
                                .refused();
                });
    }

    private static boolean isXml(Call call) {
        return call.hasBody() && DeclaredType.of(call.header("Content-Type")) == DeclaredType.XML;
    }

    private String inForm(Call call) throws IOException {
        try (var form = forms.read(call)) {
            return form.needed(Control.PHASE);
        }
    }

    /** In whatever namespace: of the draft's none is known. */
    private static String inElement(Call call) throws IOException {
        var root = ElementReader.read(RequestText.whole(call, Limits.DEFAULT.document()), Limits.DEFAULT);
        return Optional.of(root)
                .filter(element -> element.name().equals("execute"))
                .flatMap(element -> element.first("phase"))
                .map(Element::text)
                .orElseThrow(() -> RefusalKind.XML_SCHEMA
                        .because("That starts no job.")
                        .at(root.path())
                        .at(root.at())
                        .got("{" + root.namespace() + "}" + root.name())
                        .limit("<execute><phase>run</phase></execute>, or a form with phase=run")
                        .refused());
    }
}
