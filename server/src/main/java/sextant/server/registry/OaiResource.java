package sextant.server.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import sextant.model.dialect.ResourceHead;
import sextant.model.refusal.RefusalKind;
import sextant.model.registry.OaiRepository;
import sextant.model.uws.RequestParameters;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.uws.Addresses;

/** {@code /registry/oai}: registries harvest here (OAI-PMH 2.0), with GET or with the same as a form. */
public final class OaiResource {

    static final String PATH = "/registry/oai";

    /** Bytes; the longest request that makes sense is much shorter. */
    private static final int LONGEST_FORM = 8192;

    /** The protocol wants an address of mail; this one reaches nobody (RFC 2606). */
    private static final String NO_MAIL = "nobody@sextant.invalid";

    private final CurrentPlatform current;
    private final Addresses addresses;
    private final RegistryRecords records;
    private final InstantSource clock;

    public OaiResource(CurrentPlatform current, Addresses addresses, RegistryRecords records, InstantSource clock) {
        this.current = current;
        this.addresses = addresses;
        this.records = records;
        this.clock = clock;
    }

    /** @throws sextant.model.refusal.Refused {@code body-too-large}, {@code bad-encoding}, {@code too-many-parts} */
    public Reply answer(Call call) throws IOException {
        var platform = current.inForce().planner().platform();
        var repository = new OaiRepository(
                platform.name(),
                addresses.server(call) + PATH,
                platform.contact().filter(ResourceHead::isMail).orElse(NO_MAIL),
                records.registry(call),
                records.published(call));
        return Reply.ok(OaiRepository.MEDIA_TYPE, repository.answer(parameters(call), clock.instant()))
                .with("Cache-Control", "no-cache");
    }

    private static RequestParameters parameters(Call call) throws IOException {
        if (!call.method().equals("POST")) {
            return RequestParameters.of(call.rawQuery());
        }
        var form = call.body().readNBytes(LONGEST_FORM + 1);
        if (form.length > LONGEST_FORM) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("No request to harvest is so long.")
                    .limit(LONGEST_FORM + " bytes")
                    .refused();
        }
        return RequestParameters.ofForm(new String(form, StandardCharsets.ISO_8859_1));
    }
}
