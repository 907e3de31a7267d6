package sextant.server.previews;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import sextant.engine.jobs.Jobs;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;
import sextant.engine.preview.PreviewTree;
import sextant.engine.preview.Previews;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Path;
import sextant.model.uws.RequestParameters;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.DocumentFormat;
import sextant.server.files.EntityTag;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.jobs.Contents;
import sextant.server.uws.Rendering;

/**
 * {@code /jobs/{job}/results/{name}/preview}: a document, a page, or the picture, as {@code Accept} or {@code RESPONSEFORMAT} (DALI 1.1,
 * 3.4.3) says; {@code HDU} chooses a unit of a FITS file. Whoever may read the result may look at it.
 */
public final class PreviewResource {

    private static final String HDU = "HDU";
    private static final String RESPONSE_FORMAT = "RESPONSEFORMAT";
    private static final String PNG = "image/png";

    /** The first is the default. */
    private static final List<String> OFFERED = List.of(
            "application/json",
            "text/json",
            "application/yaml",
            "text/yaml",
            "application/x-yaml",
            "application/xml",
            "text/xml",
            "text/html",
            "application/xhtml+xml",
            PNG);

    private final Contents contents;
    private final Previews previews;
    private final PreviewPages pages;

    public PreviewResource(Jobs jobs, Previews previews, PreviewPages pages) {
        this.contents = new Contents(jobs);
        this.previews = previews;
        this.pages = pages;
    }

    public Reply show(Call call, Caller caller, Job job) throws IOException {
        var result = contents.result(job, caller, call.variable("name"));
        var parameters = RequestParameters.of(call.rawQuery());
        var mediaType = mediaType(call, parameters);
        var unit = unit(parameters);
        var look = previews.look(job.id(), result, unit);
        if (mediaType.equals(PNG)) {
            return unlessKnown(call, picture(look));
        }
        var format = DocumentFormat.of(mediaType);
        return format.isPresent()
                ? unlessKnown(call, document(look, format.get(), mediaType))
                : pages.page(call, job, result, look.preview());
    }

    private static String mediaType(Call call, RequestParameters parameters) {
        var asked = parameters.value(RESPONSE_FORMAT).filter(text -> !text.isBlank());
        if (asked.isEmpty() && Rendering.isIndifferent(call)) {
            return OFFERED.getFirst();
        }
        var wanted = asked.map(PreviewResource::spelledOut).or(() -> call.header("Accept"));
        return AcceptHeader.preferred(wanted, OFFERED)
                .orElseThrow(() -> RefusalKind.NOT_ACCEPTABLE
                        .because("A preview can be had as JSON, YAML or XML, as a page, and of an image as PNG.")
                        .got(wanted.orElse(""))
                        .limit("application/json, application/yaml, application/xml, text/html, image/png")
                        .suggest("Send Accept: application/json, or no Accept header.")
                        .refused());
    }

    /** DALI has short names for what is asked for often. */
    private static String spelledOut(String responseFormat) {
        return switch (responseFormat) {
            case "json" -> "application/json";
            case "yaml" -> "application/yaml";
            case "xml" -> "application/xml";
            case "html" -> "text/html";
            case "png" -> PNG;
            default -> responseFormat;
        };
    }

    private static OptionalInt unit(RequestParameters parameters) {
        var text = parameters.value(HDU);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,4}")) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("That is not the number of a unit of a FITS file.")
                    .at(Path.of(HDU))
                    .got(text.get())
                    .limit("0, the primary unit, to 9999")
                    .suggest("Leave it out to see the first unit that has something in it.")
                    .refused();
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /** Made by a program from what another one wrote, so it is served inert, like the result itself. */
    private static Reply picture(Look look) {
        var picture = look.picture()
                .orElseThrow(() -> RefusalKind.NO_PREVIEW
                        .because("There is no image in what was asked for.")
                        .suggest(
                                "Ask for it as application/json, which says what there is; HDU chooses another unit of a FITS file.")
                        .refused());
        return Reply.ok(PNG, picture)
                .with("Content-Security-Policy", "sandbox; default-src 'none'")
                .with("Content-Disposition", "inline; filename=\"preview.png\"");
    }

    private static Reply document(Look look, DocumentFormat format, String mediaType) {
        var document = PreviewTree.write(look.preview());
        var whole = look.picture().isPresent() ? linked(document, look.preview()) : document;
        return Reply.ok(mediaType, format.write(whole, "preview"));
    }

    /** Where the picture is, relative to the document. */
    private static Fields linked(Fields document, Preview preview) {
        var unit = preview instanceof Preview.Fits fits ? fits.selected() : OptionalInt.empty();
        var href =
                "preview?" + RESPONSE_FORMAT + "=" + PNG + (unit.isPresent() ? "&" + HDU + "=" + unit.getAsInt() : "");
        return document.get("image")
                .map(image -> document.with("image", ((Fields) image).with("href", href)))
                .orElse(document);
    }

    /** The same file gives the same preview, but a later version of the program may make a better one. */
    private static Reply unlessKnown(Call call, Reply reply) {
        var tag = EntityTag.of(reply.body());
        var tagged = reply.with("ETag", tag)
                .with("Vary", "Accept, Authorization")
                .with("Cache-Control", "private, no-cache");
        return EntityTag.known(call.header("If-None-Match"), tag)
                ? new Reply(304, tagged.headers(), new byte[0])
                : tagged;
    }
}
