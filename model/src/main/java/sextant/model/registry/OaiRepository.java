package sextant.model.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sextant.model.dialect.Attributes;
import sextant.model.dialect.Xml;
import sextant.model.registry.OaiFault.Code;
import sextant.model.uws.RequestParameters;

/**
 * What a registry harvests here (OAI-PMH 2.0; Registry Interfaces 1.0, section 3): records of VOResource as {@code ivo_vor}, and of
 * Dublin Core. Every list is complete in one answer. Records that are gone are not remembered.
 *
 * @param name    for people
 * @param address of the interface, absolute
 * @param mail    of the operator
 * @param self    the record of the registry itself, if it has one
 * @param entries everything that is published
 */
public record OaiRepository(
        String name, String address, String mail, Optional<RegistryEntry> self, List<RegistryEntry> entries) {

    public static final String MEDIA_TYPE = "text/xml; charset=utf-8";

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String DUBLIN_CORE = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static final String VORESOURCE = "http://www.ivoa.net/xml/RegistryInterface/v1.0";

    /** Records that come from the registry that is asked: all of ours. */
    private static final String MANAGED = "ivo_managed";

    private static final String IVO_VOR = "ivo_vor";
    private static final String OAI_DC = "oai_dc";

    public OaiRepository {
        entries = List.copyOf(entries);
    }

    /** The answer to any request, also to one that makes no sense. @param now in the answer */
    public byte[] answer(RequestParameters parameters, Instant now) {
        try {
            var request = OaiRequest.read(parameters);
            return answered(request, now);
        } catch (OaiFault fault) {
            return document(now, Optional.empty(), xml -> xml.text("oai:error", fault.text(), "code", fault.word()));
        }
    }

    private byte[] answered(OaiRequest request, Instant now) {
        try {
            return document(now, Optional.of(request), content(request));
        } catch (OaiFault fault) {
            return document(
                    now,
                    Optional.of(request).filter(_ -> !fault.isOfRequest()),
                    xml -> xml.text("oai:error", fault.text(), "code", fault.word()));
        }
    }

    private Xml.Content content(OaiRequest request) {
        return switch (request.verb()) {
            case IDENTIFY -> this::identify;
            case LIST_METADATA_FORMATS -> formats(request);
            case LIST_SETS -> OaiRepository::sets;
            case GET_RECORD -> {
                var prefix = prefix(request);
                var entry = entry(request.argument("identifier").orElseThrow());
                yield xml -> xml.element("oai:GetRecord", within -> record(within, entry, prefix));
            }
            case LIST_IDENTIFIERS -> {
                prefix(request);
                var wanted = wanted(request);
                yield xml ->
                        xml.element("oai:ListIdentifiers", within -> wanted.forEach(entry -> header(within, entry)));
            }
            case LIST_RECORDS -> {
                var prefix = prefix(request);
                var wanted = wanted(request);
                yield xml -> xml.element(
                        "oai:ListRecords", within -> wanted.forEach(entry -> record(within, entry, prefix)));
            }
        };
    }

    private static byte[] document(Instant now, Optional<OaiRequest> request, Xml.Content content, String address) {
        var xml = new Xml();
        xml.element(
                "oai:OAI-PMH",
                within -> {
                    within.text("oai:responseDate", second(now));
                    var attributes = new Attributes();
                    request.ifPresent(asked -> {
                        attributes.with("verb", Optional.of(asked.verb().word()));
                        asked.arguments().forEach((name, value) -> attributes.with(name, Optional.of(value)));
                    });
                    within.text("oai:request", address, attributes.array());
                    content.write(within);
                },
                "xmlns:oai",
                OAI,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                OAI + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
        return xml.bytes();
    }

    private byte[] document(Instant now, Optional<OaiRequest> request, Xml.Content content) {
        return document(now, request, content, address);
    }

    private void identify(Xml xml) {
        xml.start("oai:Identify");
        xml.text("oai:repositoryName", name);
        xml.text("oai:baseURL", address);
        xml.text("oai:protocolVersion", "2.0");
        xml.text("oai:adminEmail", mail);
        xml.text(
                "oai:earliestDatestamp",
                second(entries.stream()
                        .map(RegistryEntry::updated)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)));
        xml.text("oai:deletedRecord", "no");
        xml.text("oai:granularity", "YYYY-MM-DDThh:mm:ssZ");
        self.ifPresent(entry -> xml.element("oai:description", within -> within.embed(entry.document())));
        xml.end();
    }

    private Xml.Content formats(OaiRequest request) {
        request.argument("identifier").ifPresent(this::entry);
        return xml -> {
            xml.start("oai:ListMetadataFormats");
            format(xml, IVO_VOR, "http://www.ivoa.net/xml/RegistryInterface/v1.0", VORESOURCE);
            format(xml, OAI_DC, "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", DUBLIN_CORE);
            xml.end();
        };
    }

    private static void format(Xml xml, String prefix, String schema, String namespace) {
        xml.start("oai:metadataFormat");
        xml.text("oai:metadataPrefix", prefix);
        xml.text("oai:schema", schema);
        xml.text("oai:metadataNamespace", namespace);
        xml.end();
    }

    private static void sets(Xml xml) {
        xml.start("oai:ListSets");
        xml.start("oai:set");
        xml.text("oai:setSpec", MANAGED);
        xml.text("oai:setName", "Everything that is published here");
        xml.end();
        xml.end();
    }

    private static String prefix(OaiRequest request) {
        return request.argument("metadataPrefix")
                .filter(prefix -> prefix.equals(IVO_VOR) || prefix.equals(OAI_DC))
                .orElseThrow(
                        () -> new OaiFault(Code.CANNOT_DISSEMINATE_FORMAT, "There are " + IVO_VOR + " and " + OAI_DC));
    }

    private RegistryEntry entry(String identifier) {
        return entries.stream()
                .filter(entry -> entry.identifier().text().equalsIgnoreCase(identifier))
                .findFirst()
                .orElseThrow(() -> new OaiFault(Code.ID_DOES_NOT_EXIST, "Nothing here has this identifier."));
    }

    private List<RegistryEntry> wanted(OaiRequest request) {
        boolean known = request.argument("set").map(MANAGED::equals).orElse(true);
        var wanted = entries.stream()
                .filter(_ -> known)
                .filter(entry ->
                        !stamp(entry).isBefore(request.from()) && !stamp(entry).isAfter(request.until()))
                .toList();
        if (wanted.isEmpty()) {
            throw new OaiFault(Code.NO_RECORDS_MATCH, "Nothing here is like that.");
        }
        return wanted;
    }

    private static void record(Xml xml, RegistryEntry entry, String prefix) {
        xml.start("oai:record");
        header(xml, entry);
        xml.element("oai:metadata", within -> {
            if (prefix.equals(IVO_VOR)) {
                within.embed(entry.document());
            } else {
                dublinCore(within, entry);
            }
        });
        xml.end();
    }

    private static void header(Xml xml, RegistryEntry entry) {
        xml.start("oai:header");
        xml.text("oai:identifier", entry.identifier().text());
        xml.text("oai:datestamp", second(entry.updated()));
        xml.text("oai:setSpec", MANAGED);
        xml.end();
    }

    private static void dublinCore(Xml xml, RegistryEntry entry) {
        xml.start("oai_dc:dc", "xmlns:oai_dc", DUBLIN_CORE, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
        xml.text("dc:title", entry.title());
        xml.text("dc:description", entry.description());
        xml.text("dc:date", second(entry.updated()));
        xml.text("dc:type", entry.kind());
        xml.text("dc:identifier", entry.identifier().text());
        xml.end();
    }

    private static Instant stamp(RegistryEntry entry) {
        return entry.updated().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
