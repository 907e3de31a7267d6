package sextant.server.http;

import java.util.List;
import java.util.Map;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;
import sextant.model.writing.AcceptHeader;
import sextant.model.writing.DocumentFormat;
import sextant.model.writing.RefusalTree;

/** Refusals as problem details (RFC 9457), in the format that the client reads. */
public final class Problems {

    private Problems() {}

    public static Reply reply(Refusal refusal, Call call) {
        var format = AcceptHeader.formatOrJson(call.header("Accept"));
        var mediaType = switch (format) {
            case JSON -> "application/problem+json";
            case XML -> "application/problem+xml";
            case YAML -> "application/yaml";
        };
        var reply = Reply.of(refusal.kind().status(), mediaType, format.write(RefusalTree.of(refusal), "problem"))
                .with("X-Error-Kind", refusal.kind().word())
                .with("Cache-Control", "no-store");
        return refusal.kind().status() == 401
                ? reply.with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : reply;
    }

    static Refusal methodNotAllowed(Call call, List<String> allowed) {
        return RefusalKind.METHOD_NOT_ALLOWED
                .because("This address does not take " + call.method() + ".")
                .got(call.method())
                .limit(allowed(allowed));
    }

    /** The value of the header {@code Allow}. */
    static String allowed(List<String> methods) {
        return String.join(", ", methods).replace("GET", "GET, HEAD");
    }

    /** A bug is a 500 with an id and nothing else. */
    public static Reply bug(String id) {
        var problem = new Fields(new java.util.LinkedHashMap<>(Map.of("status", Scalar.number(500))))
                .with("title", "This is a fault of the server")
                .with("id", id);
        return Reply.of(500, "application/problem+json", DocumentFormat.JSON.write(problem, "problem"));
    }

    /** Nobody reads it. */
    static Reply connectionLost() {
        return Reply.text(400, "");
    }
}
