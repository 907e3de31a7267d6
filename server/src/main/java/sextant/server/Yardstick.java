package sextant.server;

import java.nio.charset.StandardCharsets;
import sextant.server.http.Call;
import sextant.server.http.Reply;

/**
 * What the measurements in {@code bench} are compared with: the same server, port and connection handling, and constant bytes
 * without negotiation or reading. Served only with {@code -Dsextant.yardstick=true}.
 */
public final class Yardstick {

    private static final Reply CONSTANT =
            Reply.ok("application/json", "{\"reponseword\":\"NO\"}".getBytes(StandardCharsets.UTF_8));

    private Yardstick() {}

    public static boolean wanted() {
        return Boolean.getBoolean("sextant.yardstick");
    }

    public static Reply answer(Call call) {
        return CONSTANT;
    }
}
