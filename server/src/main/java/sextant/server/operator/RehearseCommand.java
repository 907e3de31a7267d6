package sextant.server.operator;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import sextant.server.Ready;
import sextant.server.Serving;
import sextant.server.Settings;

/**
 * Starts the demo, asks it what a first user asks, and ends: the launcher lets the virtual machine watch, and keeps what it learned
 * as an ahead-of-time cache.
 */
@Command(name = "rehearse", hidden = true)
public final class RehearseCommand implements Callable<Integer> {

    private static final String TASK = """
            {"tasktype": "uri://docker-container", "taskinfo": {"image": "docker.io/elsewhere:1"}, "resources": {"mincores": 64}}
            """;

    private static final List<String> ADDRESSES = List.of(
            "/accepts?tasktype=uri://jupyter-notebook",
            "/accepts?tasktype=uri://zeppelin-notebook&taskinfo.languages=%7Bmd,cobol%7D",
            "/",
            "/types",
            "/capabilities",
            "/availability",
            "/metrics");

    @Override
    public Integer call() throws IOException {
        var config = Settings.home().resolve("platform.yaml").toAbsolutePath();
        var data = Files.createTempDirectory("sextant-rehearsal");
        data.toFile().deleteOnExit();
        Settings.choose(new Settings(config, data, "localhost", 0, false));
        Ready.then(RehearseCommand::ask);
        Quarkus.run(Serving.class);
        return ServeCommand.SERVING;
    }

    private static void ask(URI base) {
        Thread.startVirtualThread(() -> {
            try (var client = HttpClient.newHttpClient()) {
                for (int round = 0; round < 20; round++) {
                    for (var address : ADDRESSES) {
                        send(
                                client,
                                HttpRequest.newBuilder(base.resolve(address)).build());
                    }
                    for (var format : List.of("application/json", "application/yaml", "application/xml")) {
                        send(
                                client,
                                HttpRequest.newBuilder(base.resolve("/accepts"))
                                        .header("Accept", format)
                                        .POST(HttpRequest.BodyPublishers.ofString(TASK))
                                        .build());
                    }
                }
            } catch (IOException | InterruptedException failed) {
                System.err.println("sextant: the rehearsal failed: " + failed);
            } finally {
                Quarkus.asyncExit(0);
            }
        });
    }

    private static void send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
