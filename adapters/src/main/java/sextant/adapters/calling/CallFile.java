package sextant.adapters.calling;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import sextant.engine.applications.WebRequest;
import sextant.engine.applications.WebRequest.Field;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.runner.Program.Call;
import sextant.model.application.execution.HttpCall;

/** A call as a file: texts with a zero character after each, which no text of a call has. */
public final class CallFile {

    private static final String FORMAT = "sextant call 1";
    private static final String TEXT = "text";
    private static final String CONTENT = "content";
    private static final String END = "end";

    private CallFile() {}

    public static byte[] write(Call call) {
        var request = call.request();
        var policy = call.egress();
        var texts = new ArrayList<>(List.of(
                FORMAT,
                request.origin(),
                request.path(),
                request.query(),
                request.method().name(),
                request.mediaType(),
                request.body(),
                Long.toString(request.most()),
                Long.toString(request.timeout().toMillis()),
                Integer.toString(request.attempts()),
                Integer.toString(policy.redirects())));
        append(texts, policy.schemes().stream().sorted().toList());
        append(texts, policy.ports().stream().sorted().map(String::valueOf).toList());
        append(texts, policy.open());
        texts.add(Integer.toString(request.form().size()));
        for (var field : request.form()) {
            switch (field) {
                case Field.Text(var name, var value) -> texts.addAll(List.of(TEXT, name, value));
                case Field.Content(var name, var file) -> texts.addAll(List.of(CONTENT, name, file.toString()));
            }
        }
        texts.add(END);
        return (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static void append(List<String> texts, List<String> more) {
        texts.add(Integer.toString(more.size()));
        texts.addAll(more);
    }

    /** @throws IllegalArgumentException if it is not whole */
    public static Call read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(FORMAT + "\0") || !text.endsWith("\0" + END + "\0")) {
            throw new IllegalArgumentException("not a whole call");
        }
        var texts = List.of(text.split("\0", -1)).iterator();
        texts.next();
        var origin = texts.next();
        var path = texts.next();
        var query = texts.next();
        var method = HttpCall.Method.valueOf(texts.next());
        var mediaType = texts.next();
        var body = texts.next();
        long most = Long.parseLong(texts.next());
        var timeout = Duration.ofMillis(Long.parseLong(texts.next()));
        int attempts = Integer.parseInt(texts.next());
        int redirects = Integer.parseInt(texts.next());
        var policy = new EgressPolicy(
                new HashSet<>(list(texts)),
                new HashSet<>(list(texts).stream().map(Integer::valueOf).toList()),
                list(texts),
                EgressPolicy.DEFAULT.size(),
                EgressPolicy.DEFAULT.deadline(),
                redirects);
        return new Call(
                new WebRequest(origin, path, query, method, form(texts), mediaType, body, most, timeout, attempts),
                policy);
    }

    private static List<String> list(Iterator<String> texts) {
        int count = Integer.parseInt(texts.next());
        var list = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            list.add(texts.next());
        }
        return list;
    }

    private static List<Field> form(Iterator<String> texts) {
        int count = Integer.parseInt(texts.next());
        var form = new ArrayList<Field>(count);
        for (int i = 0; i < count; i++) {
            var kind = texts.next();
            var name = texts.next();
            var value = texts.next();
            form.add(kind.equals(CONTENT) ? new Field.Content(name, Path.of(value)) : new Field.Text(name, value));
        }
        return form;
    }
}
