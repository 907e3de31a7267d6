package sextant.acceptance.badinput;

import static sextant.acceptance.badinput.Row.notHttp;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.acceptance.badinput.Row.Expected;

/**
 * The rows about HTTP itself: M06 (request smuggling) and Q08. Behind each stands a second request, which must not be answered: whoever
 * sees it otherwise than a proxy in between does can be made to answer a request that the proxy never saw.
 */
final class WireRows {

    private static final String HEAD =
            "POST /accepts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n";
    private static final String SMUGGLED = "GET /accepts?tasktype=uri://smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String BODY = "tasktype: uri://docker-container\n";

    private WireRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row(
                        "M06",
                        "a length and chunks",
                        () -> HEAD + "Content-Length: 33\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        notHttp(400)),
                row(
                        "M06",
                        "an unknown coding",
                        () -> HEAD + "Transfer-Encoding: xchunked\r\n\r\n" + BODY,
                        notHttp(400, 501)),
                row(
                        "M06",
                        "chunked twice",
                        () -> HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                        notHttp(400, 501)),
                row(
                        "M06",
                        "two lengths",
                        () -> HEAD + "Content-Length: 33\r\nContent-Length: 10\r\n\r\n" + BODY,
                        notHttp(400)),
                row("M06", "a negative length", () -> HEAD + "Content-Length: -1\r\n\r\n", notHttp(400)),
                row("M06", "a length with a sign", () -> HEAD + "Content-Length: +33\r\n\r\n" + BODY, notHttp(400)),
                row(
                        "M06",
                        "a chunk of 2^64 - 1",
                        () -> HEAD + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n" + BODY,
                        notHttp(400)),
                row(
                        "M06",
                        "no number as a chunk size",
                        () -> HEAD + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + BODY,
                        notHttp(400)),
                row(
                        "M06",
                        "a chunk extension of 1 MB",
                        () -> HEAD + "Transfer-Encoding: chunked\r\n\r\n1;" + "a".repeat(1_000_000)
                                + "\r\nt\r\n0\r\n\r\n",
                        notHttp(400, 431)),
                row("M06", "a space before the colon", () -> HEAD + "Content-Length : 33\r\n\r\n" + BODY, notHttp(400)),
                row("M06", "NUL in a header", () -> HEAD + "X-Nul: a\0b\r\n\r\n", notHttp(400)),
                row("M06", "no HTTP at all", () -> "HELLO\r\n\r\n", notHttp(400)),
                row(
                        "M06",
                        "no Host",
                        () -> "GET /accepts?tasktype=uri://docker-container HTTP/1.1\r\n\r\n",
                        notHttp(400)),
                row(
                        "M06",
                        "two Hosts",
                        () -> "GET /accepts?tasktype=uri://docker-container HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                        notHttp(400)),
                row(
                        "Q08",
                        "a request line of 100 kB",
                        () -> "GET /accepts?tasktype=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        notHttp(414)),
                row("Q08", "10,000 headers", () -> HEAD + "X-A: 1\r\n".repeat(10_000) + "\r\n", notHttp(431)),
                row(
                        "Q08",
                        "a cookie of 64 kB",
                        () -> HEAD + "Cookie: a=" + "a".repeat(65_536) + "\r\n\r\n",
                        notHttp(431)));
    }

    /** The second request follows at once. */
    private static Row row(String id, String what, Supplier<String> bytes, Expected expected) {
        return new Row(id, what, () -> (bytes.get() + SMUGGLED).getBytes(StandardCharsets.ISO_8859_1), expected);
    }
}
