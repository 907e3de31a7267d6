package sextant.adapters.egress;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Target;
import sextant.engine.ports.DocumentFetcher.Failed;

/** What every request says of us, and which answers are taken. */
final class Answer {

    private Answer() {}

    /** Nothing of the caller goes along: no credentials, no cookies, no referrer. */
    static BasicClassicHttpRequest request(Method method, Target target) {
        var request = new BasicClassicHttpRequest(method, target.path());
        request.setHeader("Host", target.authority());
        request.setHeader("User-Agent", "Sextant");
        request.setHeader("Accept", "*/*");
        request.setHeader("Accept-Encoding", "identity");
        request.setHeader("Connection", "close");
        return request;
    }

    /** A part of a document is none, whatever it is a part of. @param what is asked for, for people */
    static void requireOk(int status, String what) throws NotFetched {
        if (status == 200 || status == 203) {
            return;
        }
        throw NotFetched.because(unlike(status, what));
    }

    /** Another status than wanted; only its family is told. */
    static Failed unlike(int status, String what) {
        var later = status >= 500 || status == 408 || status == 425 || status == 429;
        var text = "The address answered with a status " + status / 100 + "xx instead of " + what + ".";
        return new Failed(NotFetched.UNREACHABLE.kind(), text, later);
    }

    /** We ask for no coding and decode none: what is small needs none, and what is not is a bomb. */
    static void requirePlain(ClassicHttpResponse response) throws NotFetched {
        if (!values(response, "Content-Encoding").stream().allMatch(coding -> coding.equalsIgnoreCase("identity"))) {
            throw NotFetched.forGood(
                    "content-coding", "The address sends the document compressed although that was not asked for.");
        }
    }

    static List<String> values(ClassicHttpResponse response, String name) {
        return Stream.of(response.getHeaders(name)).map(Header::getValue).toList();
    }
}
