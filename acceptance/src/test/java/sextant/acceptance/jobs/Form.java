package sextant.acceptance.jobs;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sextant.acceptance.http.Request;

/** Forms as browsers send them. */
public final class Form {

    private static final String BOUNDARY = "sextant-acceptance-boundary";

    private Form() {}

    /** A POST of names and values, in turn. */
    public static Request post(String target, String... namesAndValues) {
        return Request.post(target, "application/x-www-form-urlencoded", encoded(namesAndValues));
    }

    public static String encoded(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> encode(namesAndValues[2 * i]) + "=" + encode(namesAndValues[2 * i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A POST of one file, and of names and values in turn. */
    public static Request upload(
            String target, String part, String fileName, String mediaType, byte[] file, String... values) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < values.length; i += 2) {
            write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + values[i] + "\"\r\n\r\n");
            write(body, values[i + 1] + "\r\n");
        }
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + fileName);
        write(body, "\"\r\nContent-Type: " + mediaType + "\r\n\r\n");
        body.writeBytes(file);
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        return Request.post(target, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
