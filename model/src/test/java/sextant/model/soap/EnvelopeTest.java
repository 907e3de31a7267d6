package sextant.model.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.xml.Tree;

/** Envelopes are read strictly, and what is written can be read. */
class EnvelopeTest {

    private static final String FIRST = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>";

    private static Envelope read(String message) {
        return EnvelopeReader.read(message.getBytes(UTF_8), Limits.DEFAULT);
    }

    @Test
    void anEnvelopeHasHeadersAndOnePayload() {
        var envelope = read(FIRST + """

                  <s:Header><h:a xmlns:h='urn:h'>1</h:a><h:b xmlns:h='urn:h'/></s:Header>
                  <s:Body>
                    <i:execute xmlns:i='urn:i'><i:executionId> x </i:executionId></i:execute>
                  </s:Body>
                </s:Envelope>""");
        assertThat(envelope.version()).isEqualTo(SoapVersion.V1_1);
        assertThat(envelope.headers()).hasSize(2);
        assertThat(envelope.header("urn:h", "a").orElseThrow().getTextContent()).isEqualTo("1");
        assertThat(envelope.header("urn:other", "a")).isEmpty();
        assertThat(envelope.payload().getParentNode()).isSameAs(envelope.body());

        var payload = Tree.element(envelope.payload());
        assertThat(payload.namespace()).isEqualTo("urn:i");
        assertThat(payload.path()).hasToString("/execute");
        assertThat(payload.at().line()).isEqualTo(4);
        assertThat(payload.first("executionId").orElseThrow().text()).isEqualTo(" x ");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenCanBeRead(SoapVersion version) {
        var envelope = EnvelopeReader.read(
                EnvelopeWriter.envelope(
                        version,
                        header -> header.append("<h xmlns='urn:h'/>"),
                        body -> body.append("<p xmlns='urn:p'/>")),
                Limits.DEFAULT);
        assertThat(envelope.version()).isEqualTo(version);
        assertThat(envelope.headers()).hasSize(1);
        assertThat(envelope.payload().getLocalName()).isEqualTo("p");
        assertThat(EnvelopeReader.read(EnvelopeWriter.envelope(version, body -> body.append("<p/>")), Limits.DEFAULT)
                        .headers())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a/>                                                                          | xml-schema
            <Envelope xmlns='urn:soap:3'><Body><p/></Body></Envelope>                     | version-mismatch
            FIRST</s:Envelope>                                                            | xml-schema
            FIRST<s:Body/></s:Envelope>                                                   | xml-schema
            FIRST<s:Body>text</s:Body></s:Envelope>                                       | xml-schema
            FIRST<s:Body><p/><p/></s:Body></s:Envelope>                                   | xml-schema
            FIRST<s:Body><p/></s:Body><s:Body><p/></s:Body></s:Envelope>                  | xml-schema
            FIRST<s:Body><p/></s:Body><s:Header/></s:Envelope>                            | xml-schema
            FIRST<s:Header/><s:Header/><s:Body><p/></s:Body></s:Envelope>                 | xml-schema
            FIRST<Body><p/></Body></s:Envelope>                                           | xml-schema
            FIRST<s:Body s:encodingStyle='x'><p/></s:Body></s:Envelope>                   | soap-encoding-not-supported
            FIRST<s:Body><p><q href='#r'/></p></s:Body></s:Envelope>                      | soap-encoding-not-supported
            FIRST<s:Body><p><i:Include xmlns:i='http://www.w3.org/2004/08/xop/include'/></p></s:Body></s:Envelope> | xop-reference
            FIRST<?pi?><s:Body><p/></s:Body></s:Envelope>                                 | xml-schema
            FIRST<s:Body><:p/></s:Body></s:Envelope>                                      | xml-syntax
            FIRST<s:Body><p :a='1'/></s:Body></s:Envelope>                                | xml-syntax
            """)
    void whatIsNoEnvelopeIsRefused(String message, String kind) {
        assertThatThrownBy(() -> read(message.replace("FIRST", FIRST)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo(kind));
    }

    /** A signature is over the document as it was: prefixes, declarations and text stay where they were. */
    @Test
    void aTreeIsTheDocument() {
        var body = read(FIRST
                        + "<s:Body><p xmlns='urn:p' xmlns:q='urn:q' q:a=' 1\t2'>x<!-- c --><![CDATA[<]]>y</p></s:Body></s:Envelope>")
                .payload();
        assertThat(body.getTextContent()).isEqualTo("x<y");
        assertThat(body.getAttribute("xmlns")).isEqualTo("urn:p");
        assertThat(body.getAttribute("xmlns:q")).isEqualTo("urn:q");
        assertThat(body.getAttributeNS("urn:q", "a")).isEqualTo(" 1 2");
        assertThat(body.getPrefix()).isNull();
        assertThat(Tree.element(body).attributes()).hasSize(1);
    }

    @Test
    void aVersionIsKnownByItsMediaType() {
        assertThat(SoapVersion.ofContentType(Optional.of("application/SOAP+xml; action=\"x\"")))
                .isEqualTo(SoapVersion.V1_2);
        assertThat(SoapVersion.ofContentType(Optional.of("text/xml"))).isEqualTo(SoapVersion.V1_1);
        assertThat(SoapVersion.ofContentType(Optional.empty())).isEqualTo(SoapVersion.V1_1);
    }
}
