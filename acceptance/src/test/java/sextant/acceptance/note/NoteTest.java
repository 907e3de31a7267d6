package sextant.acceptance.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.documents.Syntax;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/**
 * Every exchange that the note prints, each on its own platform: as printed, and in every other syntax, on both paths, answered in
 * all three formats.
 */
class NoteTest {

    private static final List<String> PATHS = List.of("/accepts", "/accept");
    private static final List<String> FORMATS = List.of("application/json", "application/yaml", "application/xml");

    private static @Nullable Server server;
    private static @Nullable String serves;

    /** Exchanges come grouped by platform, so that one server at a time is enough. */
    private static Server server(Exchange exchange) {
        if (server == null || !exchange.platformText().equals(serves)) {
            stop();
            server = Server.serve(exchange.platform());
            serves = exchange.platformText();
        }
        return server;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    static Stream<Exchange> exchanges() {
        return Exchange.all().stream();
    }

    static Stream<Arguments> inEverySyntax() {
        return exchanges()
                .flatMap(exchange -> Stream.of(Syntax.values()).map(syntax -> Arguments.of(exchange, syntax)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void answersTheRequestAsTheNotePrintsIt(Exchange exchange) {
        var requests = new ArrayList<Request>();
        exchange.printedRequest().ifPresent(requests::add);
        exchange.printedJson().ifPresent(json -> requests.add(Request.post("/accepts", "application/json", json)));
        if (requests.isEmpty()) {
            requests.add(Syntax.YAML.ask("/accepts", exchange.task()));
        }
        for (var request : requests) {
            var reply = request.to(server(exchange).uri());
            assertPrinted(exchange, request, reply);
            assertSameText(exchange, reply);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("inEverySyntax")
    void answersTheSameInEverySyntaxAndFormat(Exchange exchange, Syntax syntax) {
        for (var path : PATHS) {
            var trees = new ArrayList<@Nullable Object>();
            for (var format : FORMATS) {
                var request = syntax.ask(path, exchange.task())
                        .with(exchange.headers())
                        .with("Accept: " + format);
                var reply = request.to(server(exchange).uri());
                assertThat(reply.mediaType()).as("%s%n%s", request, reply).isEqualTo(format);
                assertPrinted(exchange, request, reply);
                trees.add(Documents.of(reply));
            }
            assertThat(trees).as("the same tree in every format").allMatch(trees.getFirst()::equals);
        }
    }

    @DisplayName("the note's NO to a type that is not understood is nothing but NO")
    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void saysNothingButNoToAnUnknownType(Exchange exchange) {
        var unknown =
                !exchange.platformText().contains(String.valueOf(exchange.task().get("tasktype")));
        if (unknown) {
            assertThat(Documents.json(exchange.answer()))
                    .isEqualTo(Documents.json(Syntax.JSON
                            .ask("/accepts", exchange.task())
                            .to(server(exchange).uri())
                            .text()));
        }
    }

    private static void assertPrinted(Exchange exchange, Request request, Reply reply) {
        assertThat(reply.status()).as("%s%n%s", request, reply).isEqualTo(200);
        var printed = Documents.json(exchange.answer());
        assertThat(Printed.fields(Documents.of(reply), printed))
                .as("%s%n%s", request, reply)
                .isEqualTo(Documents.write(printed));
    }

    /** Where nothing of ours is added, the text is the note's to the byte. */
    private static void assertSameText(Exchange exchange, Reply reply) {
        if (Objects.equals(Documents.json(reply.text()), Documents.json(exchange.answer()))) {
            assertThat(reply.text().strip()).isEqualTo(exchange.answer().strip());
        }
    }
}
