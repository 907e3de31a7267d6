package sextant.acceptance.faces;

import static org.assertj.core.api.Assertions.assertThat;

import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.soap.Soap;

/** The ways in which a job comes to be. */
enum Birth {
    FORM,
    TOOL,
    TASK,
    DRAFT,
    INIT,
    CREATE_JOB,
    UWS_OVER_SOAP;

    private static final String TOOL_OF_2004 = """
            <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1"
                xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1" name="example.org/errand" interface="default"><w:input>
              <w:parameter name="seconds"><p:value>%s</p:value></w:parameter>
              <w:parameter name="exit"><p:value>%s</p:value></w:parameter>
              <w:parameter name="text"><p:value>%s</p:value></w:parameter></w:input></w:tool>""";

    private static final String TOOL_OF_2007 = """
            <t:tool xmlns:t="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="ivo://example.org/errand" interface="default"><input>
              <parameter id="seconds"><value>%s</value></parameter>
              <parameter id="exit"><value>%s</value></parameter>
              <parameter id="text"><value>%s</value></parameter></input></t:tool>""";

    private static final String TASK_OF_TODAY = """
            tasktype: uri://cea-application
            taskinfo:
              application: errand
              parameters: {seconds: "%s", exit: "%s", text: "%s"}
            """;

    /** A job that stays PENDING. @return its id, the same at every face */
    String create(JobClient client, Errand errand, String text) {
        return switch (this) {
            case FORM -> client.create("errand", "seconds", errand.seconds(), "exit", errand.exit(), "text", text);
            case TOOL -> posted(client, "/jobs", "application/xml", filled(TOOL_OF_2007, errand, text));
            case TASK -> posted(client, "/jobs", "application/yaml", filled(TASK_OF_TODAY, errand, text));
            case DRAFT -> posted(client, "/cea/jobs", "application/xml", filled(TOOL_OF_2007, errand, text));
            case INIT ->
                called(client, Soap.CONNECTOR, "initReturn", """
                        <i:init xmlns:i="%s">%s<i:jobstepID>of %s</i:jobstepID></i:init>""".formatted(
                                Soap.MESSAGES, filled(TOOL_OF_2004, errand, text), text));
            case CREATE_JOB ->
                called(client, Controller.PATH, "jobId", """
                        <c:createJob xmlns:c="urn:sextant:cea:2007">%s<c:externalId>of %s</c:externalId></c:createJob>""".formatted(filled(TOOL_OF_2007, errand, text), text));
            case UWS_OVER_SOAP ->
                called(
                        client,
                        UwsSoap.PATH,
                        "jobId",
                        "<u:createJob xmlns:u=\"%s\">%s</u:createJob>"
                                .formatted(UwsSoap.NAMESPACE, filled(TOOL_OF_2004, errand, text)));
        };
    }

    private static String filled(String template, Errand errand, String text) {
        return template.formatted(errand.seconds(), errand.exit(), text);
    }

    private static String posted(JobClient client, String path, String type, String document) {
        var reply = client.send(Request.post(path, type, document));
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        return JobClient.id(reply);
    }

    private static String called(JobClient client, String path, String element, String payload) {
        var answer = Soap.send(client.server(), path, Soap.envelope("", payload));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.value(element);
    }
}
