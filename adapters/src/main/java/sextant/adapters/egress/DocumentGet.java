package sextant.adapters.egress;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Redirects;
import sextant.engine.ports.DocumentFetcher.Document;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.DocumentFetcher.Fetched;

/** The GET of one document, from the URL to its bytes. Used once. */
final class DocumentGet implements Places.Attempt {

    private static final String NO_TYPE = "application/octet-stream";

    private final String url;
    private final int most;
    private final Gate gate;
    private final Redirects redirects;
    private final Wire wire;
    private volatile boolean answered;

    /** @param most bytes of the document */
    DocumentGet(String url, int most, Gate gate, Redirects redirects, Wire wire) {
        this.url = url;
        this.most = most;
        this.gate = gate;
        this.redirects = redirects;
        this.wire = wire;
    }

    @Override
    public Fetched run() {
        try (wire) {
            var place = gate.admit(url);
            var response = send(place);
            while (Redirects.isRedirect(response.getCode())) {
                // Who does not answer behind a redirect is as unreachable as who does not answer at all.
                answered = false;
                place = redirects.follow(place.target(), Answer.values(response, "Location"));
                response = send(place);
            }
            return document(response);
        } catch (NotFetched e) {
            return e.failed();
        }
    }

    @Override
    public void cut() {
        wire.cut();
    }

    @Override
    public Failed late() {
        return answered
                ? new Failed("too-slow", "The address answers too slowly to be waited for.", true)
                : NotFetched.UNREACHABLE;
    }

    private ClassicHttpResponse send(Gate.Pinned place) throws NotFetched {
        var response = wire.send(place, Answer.request(Method.GET, place.target()));
        answered = true;
        return response;
    }

    private Document document(ClassicHttpResponse response) throws NotFetched {
        Answer.requireOk(response.getCode(), "the document");
        Answer.requirePlain(response);
        return new Document(body(response), mediaType(Answer.values(response, "Content-Type")));
    }

    private byte[] body(ClassicHttpResponse response) throws NotFetched {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > most) {
            throw tooLarge();
        }
        try {
            var content = entity.getContent().readNBytes((int) Math.min(most + 1L, Integer.MAX_VALUE));
            if (content.length > most) {
                throw tooLarge();
            }
            return content;
        } catch (IOException e) {
            throw NotFetched.forNow("truncated", "The document ended before it was whole.");
        }
    }

    private NotFetched tooLarge() {
        return NotFetched.forGood(
                "too-large", "The document has more than the " + most + " bytes that are taken here.");
    }

    private static String mediaType(List<String> types) {
        return types.isEmpty()
                ? NO_TYPE
                : types.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
