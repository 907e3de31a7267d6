package sextant.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sextant.model.reading.Limits;
import sextant.model.soap.Envelope;
import sextant.model.soap.EnvelopeReader;
import sextant.model.soap.SoapVersion;
import sextant.model.xml.Element;
import sextant.model.xml.Tree;
import sextant.server.ServiceUnderTest;

/** Calls one contract of the service as a foreign client would. Every answer that is no fault is held against the served WSDL. */
final class SoapClient {

    private final ServiceUnderTest service;
    private final String path;
    private final SoapVersion version;
    private final ServedSchemas schemas;

    SoapClient(ServiceUnderTest service, String contract) {
        this(
                service,
                "/services/" + contract,
                SoapVersion.V1_1,
                new ServedSchemas(service.server, "/services/" + contract + "?wsdl"));
    }

    private SoapClient(ServiceUnderTest service, String path, SoapVersion version, ServedSchemas schemas) {
        this.service = service;
        this.path = path;
        this.version = version;
        this.schemas = schemas;
    }

    SoapClient in(SoapVersion other) {
        return new SoapClient(service, path, other, schemas);
    }

    /** @param http headers of the request: names and values in turn */
    Answer call(String payload, String... http) throws Exception {
        return send(envelope("", payload), http);
    }

    /** @param header the blocks of the header */
    Answer callWith(String header, String payload, String... http) throws Exception {
        return send(envelope(header, payload), http);
    }

    String envelope(String header, String payload) {
        return envelope(version, header, payload);
    }

    static String envelope(SoapVersion version, String header, String payload) {
        return "<s:Envelope xmlns:s=\"" + version.namespace() + "\">"
                + (header.isEmpty() ? "" : "<s:Header>" + header + "</s:Header>")
                + "<s:Body>" + payload + "</s:Body></s:Envelope>";
    }

    Answer send(String envelope, String... http) throws Exception {
        return sendAs(version.contentType(), envelope.getBytes(StandardCharsets.UTF_8), http);
    }

    Answer sendAs(String contentType, byte[] message, String... http) throws Exception {
        var reply = service.send("POST", path, BodyPublishers.ofByteArray(message), contentType, http);
        assertThat(reply.headers().firstValue("Content-Type")).as(reply.body()).isPresent();
        var answer = new Answer(reply);
        if (!answer.isFault()) {
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            schemas.assertValid(answer.envelope().payload());
        }
        return answer;
    }

    /** What came back. */
    record Answer(HttpResponse<String> http) {

        Envelope envelope() {
            return EnvelopeReader.read(http.body().getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
        }

        Element payload() {
            return Tree.element(envelope().payload());
        }

        boolean isFault() {
            return payload().name().equals("Fault");
        }

        /** The text of the first element of this local name. */
        Optional<String> first(String name) {
            return texts(name).stream().findFirst();
        }

        String text(String name) {
            return first(name).orElseThrow(() -> new AssertionError("no " + name + " in " + http.body()));
        }

        List<String> texts(String name) {
            return payload()
                    .everything()
                    .filter(one -> one.name().equals(name))
                    .map(Element::text)
                    .toList();
        }

        /** Is a fault with this stable word, in the detail and in the HTTP header. */
        Answer refused(String kind) {
            assertThat(first("kind")).as(http.body()).contains(kind);
            assertThat(http.headers().firstValue("X-Error-Kind")).contains(kind);
            return this;
        }
    }
}
