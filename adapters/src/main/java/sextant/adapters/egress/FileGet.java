package sextant.adapters.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Redirects;
import sextant.engine.storage.Transferred;

/** The GET of a file of any size, piece by piece. Never of a part of it: what breaks off is begun again, from the beginning. */
record FileGet(String url, OutputStream into, long most, Gate gate, Redirects redirects) implements Carrying.Work {

    private static final int PIECE = 64 << 10;

    @Override
    public Transferred done(Carrying carrying) throws NotFetched, IOException {
        var wire = carrying.wire();
        var place = gate.admit(url);
        var response = wire.send(place, Answer.request(Method.GET, place.target()));
        while (Redirects.isRedirect(response.getCode())) {
            place = redirects.follow(place.target(), Answer.values(response, "Location"));
            response = wire.send(place, Answer.request(Method.GET, place.target()));
        }
        Answer.requireOk(response.getCode(), "the file");
        Answer.requirePlain(response);
        return body(response, carrying);
    }

    private Transferred body(ClassicHttpResponse response, Carrying carrying) throws NotFetched, IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new Transferred.Whole();
        }
        if (entity.getContentLength() > most) {
            throw tooLarge();
        }
        var body = content(entity);
        var piece = new byte[PIECE];
        long size = 0;
        for (int count = read(body, piece); count >= 0; count = read(body, piece)) {
            size += count;
            if (size > most) {
                throw tooLarge();
            }
            into.write(piece, 0, count);
            carrying.moved(count);
        }
        return new Transferred.Whole();
    }

    private static InputStream content(org.apache.hc.core5.http.HttpEntity entity) throws NotFetched {
        try {
            return entity.getContent();
        } catch (IOException e) {
            throw truncated();
        }
    }

    /** An end that comes before the length that was announced is an exception here. */
    private static int read(InputStream body, byte[] piece) throws NotFetched {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw truncated();
        }
    }

    private static NotFetched truncated() {
        return NotFetched.forNow("truncated", "The file ended before it was whole.");
    }

    private NotFetched tooLarge() {
        return NotFetched.forGood("too-large", "The file has more than the " + most + " bytes that are taken here.");
    }
}
