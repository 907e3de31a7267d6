package sextant.adapters.egress;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import sextant.adapters.egress.ServiceCall.Body;
import sextant.adapters.egress.ServiceCall.Receiver;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.Gate.Pinned;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Redirects;
import sextant.adapters.egress.address.Target;
import sextant.engine.storage.Transferred;

/** One call of a service, from the request to the end of its answer, whatever its status: the receiver decides what that is worth. */
record ServiceAnswer(ServiceCall request, Receiver receiver, Gate gate, Redirects redirects) implements Carrying.Work {

    private static final int PIECE = 64 << 10;

    @Override
    public Transferred done(Carrying carrying) throws NotFetched, IOException {
        var form = request.form();
        var place = asked(gate.admit(request.address()));
        var response = carrying.wire().send(place, message(place.target(), form));
        while (Redirects.isRedirect(response.getCode())) {
            var next = redirects.follow(place.target(), Answer.values(response, "Location"));
            if (form.isPresent()) {
                form = repeated(response.getCode(), place.target(), next.target(), form);
            }
            place = next;
            response = carrying.wire().send(place, message(place.target(), form));
        }
        Answer.requirePlain(response);
        return take(response, carrying);
    }

    private Pinned asked(Pinned place) {
        var target = place.target();
        return request.query().isEmpty()
                ? place
                : new Pinned(
                        new Target(
                                target.scheme(), target.host(), target.port(), target.path() + "?" + request.query()),
                        place.addresses());
    }

    /** A form goes to the same service only, and after 301, 302 and 303 nowhere (RFC 9110, 15.4). */
    private static Optional<byte[]> repeated(int status, Target from, Target to, Optional<byte[]> form)
            throws NotFetched {
        if (status != 307 && status != 308) {
            return Optional.empty();
        }
        if (!from.scheme().equals(to.scheme()) || !from.authority().equals(to.authority())) {
            throw NotFetched.forGood("redirect-not-allowed", "The service redirects the form to another place.");
        }
        return form;
    }

    private ClassicHttpRequest message(Target target, Optional<byte[]> form) {
        var message = Answer.request(form.isPresent() ? Method.POST : Method.GET, target);
        message.setHeader("Accept", request.accept().equals("*/*") ? "*/*" : request.accept() + ", */*;q=0.5");
        form.ifPresent(body -> {
            message.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_FORM_URLENCODED));
            message.setHeader("Content-Type", "application/x-www-form-urlencoded");
            message.setHeader("Content-Length", body.length);
        });
        return message;
    }

    private Transferred take(ClassicHttpResponse response, Carrying carrying) throws NotFetched, IOException {
        var entity = Optional.ofNullable(response.getEntity());
        var length = entity.map(HttpEntity::getContentLength)
                .filter(known -> known >= 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        var body = receiver.answered(response.getCode(), mediaType(Answer.values(response, "Content-Type")), length);
        if (!body.enough() && length.orElse(0) > body.most()) {
            throw tooLarge(body.most());
        }
        if (entity.isPresent()) {
            copy(entity.get(), body, carrying);
        }
        return new Transferred.Whole();
    }

    private static void copy(HttpEntity entity, Body body, Carrying carrying) throws NotFetched, IOException {
        var piece = new byte[PIECE];
        long left = body.most();
        for (int count = read(entity, piece); count >= 0; count = read(entity, piece)) {
            if (count > left && !body.enough()) {
                throw tooLarge(body.most());
            }
            body.into().write(piece, 0, (int) Math.min(count, left));
            left -= Math.min(count, left);
            carrying.moved(count);
            if (left == 0 && body.enough()) {
                return;
            }
        }
    }

    /** An end that comes before the length that was announced is an exception here. */
    private static int read(HttpEntity entity, byte[] piece) throws NotFetched {
        try {
            return entity.getContent().read(piece);
        } catch (IOException e) {
            throw NotFetched.forNow("truncated", "The answer of the service ended before it was whole.");
        }
    }

    private static NotFetched tooLarge(long most) {
        return NotFetched.forGood(
                "too-large", "The answer of the service has more than the " + most + " bytes that are taken here.");
    }

    private static String mediaType(List<String> types) {
        return types.isEmpty() ? "" : types.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
