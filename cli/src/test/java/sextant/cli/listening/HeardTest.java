package sextant.cli.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.callback.WebhookSignature;

/** What is made of the messages that listeners of jobs get. */
class HeardTest {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void aJobMonitorIsToldAPhase() {
        var heard = soap("""
                <m:monitorJob xmlns:m="urn:jes/jobmonitor-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1">
                  <t:job-identifier>step 7</t:job-identifier>
                  <t:message><t:content>The job is running</t:content><t:timestamp>2007-10-30T11:44:00Z</t:timestamp>
                    <t:level>info</t:level><t:phase>RUNNING</t:phase></t:message>
                </m:monitorJob>""");

        assertThat(heard.job()).isEqualTo("step 7");
        assertThat(heard.sequence()).isEqualTo("12");
        assertThat(heard.what()).isEqualTo("RUNNING");
        assertThat(heard.text()).isEqualTo("The job is running");
    }

    @Test
    void aResultsListenerIsToldValuesAndAddresses() {
        var heard = soap("""
                <r:putResults xmlns:r="urn:cea/resultslistener-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1"
                    xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1">
                  <t:job-identifier>step 7</t:job-identifier>
                  <result-list>
                    <t:result name="mean"><p:value>45.32</p:value></t:result>
                    <t:result name="image" indirect="true"><p:value>vos://org.test!vospace/out</p:value></t:result>
                  </result-list>
                </r:putResults>""");

        assertThat(heard.what()).isEqualTo("results");
        assertThat(heard.text()).isEqualTo("mean=45.32, image at vos://org.test!vospace/out");
    }

    @Test
    void aWebHookSaysWhetherItIsSigned() {
        var event = """
                {"specversion": "1.0", "type": "sextant.job.phase", "subject": "abc", "data": {"job": "abc", "phase": "EXECUTING",
                 "text": "The job is running"}}""".getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<>(WebhookSignature.headers(SECRET, "1", Instant.EPOCH, event));
        headers.put("Content-Type", "application/cloudevents+json");

        assertThat(heard(headers, event).text()).isEqualTo("The job is running");
        headers.put("webhook-id", "2");
        assertThat(heard(headers, event).text()).endsWith("(NOT SIGNED with this secret)");
    }

    @Test
    void whatIsNoMessageIsShownAsSuch() {
        var heard = Heard.of(
                new Received(_ -> Optional.empty(), "hello".getBytes(StandardCharsets.UTF_8)), Optional.empty());

        assertThat(heard.what()).isEqualTo("unknown");
        assertThat(heard.text()).startsWith("The XML cannot be read");
    }

    private static Heard soap(String body) {
        var envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
        return heard(
                Map.of("Content-Type", "text/xml", "Sextant-Sequence", "12"),
                envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static Heard heard(Map<String, String> headers, byte[] body) {
        return Heard.of(new Received(name -> Optional.ofNullable(headers.get(name)), body), Optional.of(SECRET));
    }
}
