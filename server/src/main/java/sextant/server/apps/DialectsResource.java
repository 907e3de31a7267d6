package sextant.server.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.model.application.InterfaceDefinition;
import sextant.model.dialect.CeaDocument;
import sextant.model.dialect.JsonSchema;
import sextant.model.dialect.OpenApiTree;
import sextant.model.dialect.Published;
import sextant.model.dialect.ServiceDescriptor;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.uws.RequestParameters;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.DocumentFormat;
import sextant.server.files.EntityTag;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;

/**
 * One description, every dialect: an application below its address as CEA, as a resource of the registry, as OpenAPI, as JSON Schema and
 * as a service descriptor. All of them are written from the same words, so that they cannot differ.
 */
public final class DialectsResource {

    private static final String XML = "application/xml";
    private static final String JSON = "application/json";
    private static final String INTERFACE = "INTERFACE";

    private final CurrentPlatform current;
    private final Addresses addresses;

    public DialectsResource(CurrentPlatform current, Addresses addresses) {
        this.current = current;
        this.addresses = addresses;
    }

    public Reply cea(Call call) {
        return reply(call, XML, CeaDocument.application(published(call)));
    }

    public Reply record(Call call) {
        return reply(call, XML, CeaDocument.record(published(call)));
    }

    public Reply descriptor(Call call) {
        return reply(call, ServiceDescriptor.MEDIA_TYPE, ServiceDescriptor.of(published(call)));
    }

    public Reply openApi(Call call) {
        return tree(
                call,
                OpenApiTree.of(published(call), current.inForce().revision()),
                List.of(JSON, OpenApiTree.MEDIA_TYPE));
    }

    /** Of the parameters; {@code ?INTERFACE=} chooses among several interfaces. */
    public Reply schema(Call call) {
        var published = published(call);
        return tree(
                call, JsonSchema.parameters(published, called(call, published)), List.of(JsonSchema.MEDIA_TYPE, JSON));
    }

    public Reply taskSchema(Call call) {
        return tree(call, JsonSchema.task(published(call)), List.of(JsonSchema.MEDIA_TYPE, JSON));
    }

    private Published published(Call call) {
        var inForce = current.inForce();
        var platform = inForce.planner().platform();
        return new Published(
                Addresses.application(platform, call.variable("app")),
                addresses.server(call),
                platform.name(),
                platform.ivoid(),
                platform.contact(),
                inForce.since());
    }

    private static InterfaceDefinition called(Call call, Published published) {
        var id = RequestParameters.of(call.rawQuery()).value(INTERFACE);
        return published.application().callable(id).orElseThrow(() -> {
            var ids = published.application().interfaces().stream()
                    .map(InterfaceDefinition::id)
                    .toList();
            return RefusalKind.PARAMETER_VALUE
                    .because(published.application().name() + " has no interface of this name.")
                    .got(id.orElse(""))
                    .limit(String.join(", ", ids))
                    .refused();
        });
    }

    /** @param json media types of the JSON form, the one that is meant where a client does not say first */
    private static Reply tree(Call call, Fields document, List<String> json) {
        var offered = new ArrayList<>(json);
        offered.addAll(DocumentFormat.YAML.mediaTypes());
        var mediaType = AcceptHeader.preferred(call.header("Accept"), offered).orElse(json.getFirst());
        var format = DocumentFormat.of(mediaType).orElse(DocumentFormat.JSON);
        return reply(call, mediaType, format.write(document, "schema")).with("Vary", "Accept");
    }

    private static Reply reply(Call call, String mediaType, byte[] body) {
        var tag = EntityTag.of(body);
        var headers = Map.of("Content-Type", mediaType, "Cache-Control", "no-cache", "ETag", tag);
        return EntityTag.known(call.header("If-None-Match"), tag)
                ? new Reply(304, headers, new byte[0])
                : new Reply(200, headers, body);
    }
}
