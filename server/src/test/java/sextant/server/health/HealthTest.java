package sextant.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sextant.server.TestPlatform;
import sextant.server.http.Call;

class HealthTest {

    private static final Call CALL = TestPlatform.get("/", "", "", Map.of());

    @Test
    void aServerThatAnswersLives() {
        var reply = new Health(() -> false, () -> true).live(CALL);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(TestPlatform.text(reply)).isEqualTo("ok\n");
    }

    @Test
    void aServerWithAPlatformIsReady() {
        assertThat(new Health(() -> true, () -> false).ready(CALL).status()).isEqualTo(200);
    }

    @Test
    void aServerWithoutAPlatformIsNotReadyAndSaysWhy() {
        var reply = new Health(() -> false, () -> false).ready(CALL);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(TestPlatform.text(reply)).contains("platform.yaml");
    }

    @Test
    void aServerThatStopsWantsNoMoreRequests() {
        var reply = new Health(() -> true, () -> true).ready(CALL);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(TestPlatform.text(reply)).contains("stopping");
    }
}
