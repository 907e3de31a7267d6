package sextant.server.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;

/** {@code /openapi.yaml}: written by hand, served with the address of this platform. */
public final class OpenApi {

    /** Stands in the resource where the address of the platform belongs. */
    static final String SERVER = "http://localhost:8080";

    private final CurrentPlatform current;

    public OpenApi(CurrentPlatform current) {
        this.current = current;
    }

    private static final class OnFirstRequest {
        static final String TEXT = text();
    }

    public Reply show(Call call) {
        var url = PublicAddress.of(current.inForce().planner().platform(), call).toString();
        var document = OnFirstRequest.TEXT.replace("\"" + SERVER + "\"", "\"" + url + "\"");
        return Reply.ok("application/yaml", document.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache");
    }

    private static String text() {
        try (var resource = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.yaml"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
