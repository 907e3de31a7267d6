package sextant.acceptance.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;

/**
 * Chromium with a person before it: pages are opened, fields filled in, buttons pressed. It is told so by its DevTools protocol, which
 * no content security policy of a page stands in the way of.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Folder folder = Folder.create();
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Answers answers = new Answers();
    private int asked;

    /** @param width and height of its window, in pixels */
    public Browser(int width, int height) {
        try {
            process = new ProcessBuilder(
                            Parts.need("chromium").toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--window-size=" + width + "," + height,
                            "--user-data-dir=" + folder.path("profile"),
                            "--remote-debugging-port=0",
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.path("log").toFile())
                    .start();
            socket = client.newWebSocketBuilder()
                    .buildAsync(page(port()), answers)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no browser: " + log(), e);
        }
    }

    private int port() {
        var file = folder.path("profile/DevToolsActivePort");
        await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.size(file) > 0);
        return Integer.parseInt(
                folder.text("profile/DevToolsActivePort").lines().findFirst().orElseThrow());
    }

    /** The one page that it has at its start. */
    private static URI page(int port) {
        var server = URI.create("http://127.0.0.1:" + port + "/");
        var pages = Documents.list(
                Documents.json(Request.get("/json/list").to(server).text()));
        var id = pages.stream()
                .map(Documents::map)
                .filter(one -> "page".equals(one.get("type")))
                .map(one -> one.get("id"))
                .findFirst()
                .orElseThrow();
        return URI.create("ws://127.0.0.1:" + port + "/devtools/page/" + id);
    }

    public void open(String address) {
        ask("Page.navigate", Map.of("url", address));
        until("location.href.startsWith(" + Documents.write(address) + ") && document.readyState === 'complete'");
    }

    /** The value of an expression in the page. */
    public @Nullable Object evaluate(String expression) {
        var told = ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (told.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + told);
        }
        return Documents.map(told.get("result")).get("value");
    }

    /** Waits until an expression is true, over any number of pages. */
    public void until(String expression) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Boolean.TRUE.equals(evaluate(expression)));
    }

    /** Types a text into a field, or chooses it. */
    public void fill(String selector, String text) {
        evaluate("document.querySelector(" + Documents.write(selector) + ").value = " + Documents.write(text));
    }

    /** Chooses a file of this machine. */
    public void choose(String selector, Path file) {
        var document = Documents.map(ask("DOM.getDocument", Map.of()).get("root"));
        var found = ask(
                "DOM.querySelector", Map.of("nodeId", Documents.map(document).get("nodeId"), "selector", selector));
        ask("DOM.setFileInputFiles", Map.of("nodeId", found.get("nodeId"), "files", List.of(file.toString())));
    }

    public void press(String selector) {
        evaluate("document.querySelector(" + Documents.write(selector) + ").click()");
    }

    private Map<String, @Nullable Object> ask(String method, Map<String, Object> parameters) {
        int id = ++asked;
        var answer = answers.expect(id);
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        socket.sendText(Documents.write(message), true);
        try {
            var told = Documents.map(Documents.json(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
            if (told.containsKey("error")) {
                throw new AssertionError(method + ": " + told.get("error"));
            }
            return Documents.map(told.get("result"));
        } catch (Exception e) {
            throw new AssertionError(method + ": " + log(), e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.path("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }

    /** What it says, by the number of the question. */
    private static final class Answers implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<String>> expected = new ConcurrentHashMap<>();
        private final StringBuilder message = new StringBuilder();

        CompletableFuture<String> expect(int id) {
            return expected.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                var text = message.toString();
                message.setLength(0);
                var id = Documents.map(Documents.json(text)).get("id");
                if (id != null) {
                    expect(((Number) id).intValue()).complete(text);
                }
            }
            socket.request(1);
            return null;
        }
    }
}
