package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import sextant.server.ServiceUnderTest;

/** A client of 2007: it knows the table of the draft, and nothing of UWS 1.1. */
record DraftClient(ServiceUnderTest service) {

    static final String LIST = "/cea/jobs";

    /** The draft's example of createJob as it can be restored, for an application that there is. */
    static final String TOOL = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="ivo://org.astrogrid.unregistered/default" interface="default">
              <input>
                <parameter id="in1"><value>Hello</value></parameter>
                <parameter id="in2"><value>World</value></parameter>
              </input>
            </ceat:tool>
            """;

    /** An application that goes on until the test ends it. */
    static final String SLOW = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="slow" interface="default">
              <input><parameter id="seconds"><value>600</value></parameter></input>
            </ceat:tool>
            """;

    HttpResponse<String> post(String path, String contentType, String body, String... headers) throws Exception {
        return service.send("POST", path, BodyPublishers.ofString(body), contentType, headers);
    }

    /** @return the id of the job */
    String create(String tool, String... headers) throws Exception {
        return id(post(LIST, "application/xml", tool, headers));
    }

    /** @return the id of the job that a 303 leads to */
    static String id(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        var location = ServiceUnderTest.location(reply);
        assertThat(location).contains(LIST + "/");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** A job that has run to its end. */
    String completed(String tool) throws Exception {
        var job = id(post(LIST + "?AUTORUN", "application/xml", tool));
        service.over(job);
        return job;
    }

    HttpResponse<String> run(String job) throws Exception {
        return service.post(LIST + "/" + job + "/phase", "phase=run");
    }

    HttpResponse<String> get(String job, String suffix, String... headers) throws Exception {
        return service.server.get(LIST + "/" + job + suffix, headers);
    }
}
