package sextant.server.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;
import sextant.server.http.Call;
import sextant.server.http.Faults;
import sextant.server.http.Problems;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;

/**
 * {@code /errors} and {@code /errors/{word}}, where the {@code type} of problem details leads to, and the page that a person gets instead of
 * problem details, anywhere.
 */
public final class ErrorPages implements Faults {

    private final CurrentPlatform current;

    public ErrorPages(CurrentPlatform current) {
        this.current = current;
    }

    /** What is said about each kind of refusal, read when it is first asked for. */
    private static final class OnFirstPage {
        static final Properties TEXTS = texts();
    }

    /** A kind of refusal as the list shows it. */
    public record KindView(String word, int status, String title) {
        static KindView of(RefusalKind kind) {
            return new KindView(kind.word(), kind.status(), kind.title());
        }
    }

    public Reply list(Call call) {
        var kinds = RefusalKind.values();
        if (Wanted.by(call) == Wanted.DATA) {
            return data(new Items(
                    Arrays.stream(kinds).<Node>map(ErrorPages::document).toList()));
        }
        var views = Arrays.stream(kinds).map(KindView::of).toList();
        return Templates.page(200, "errors", site(call), "Errors", "errors", Map.of("kinds", views));
    }

    public Reply one(Call call) {
        var kind = kind(call.variable("word"));
        if (kind.isEmpty()) {
            return notFound(call);
        }
        return switch (Wanted.by(call)) {
            case DATA -> data(document(kind.get()));
            case PAGE ->
                Templates.page(
                        200,
                        "error",
                        site(call),
                        kind.get().title(),
                        "errors",
                        Map.of(
                                "kind", KindView.of(kind.get()),
                                "meaning", text(kind.get(), "meaning"),
                                "remedy", text(kind.get(), "remedy")));
        };
    }

    /** A page for people, problem details for programs. */
    @Override
    public Reply refused(Refusal refusal, Call call) {
        var reply = Problems.reply(refusal, call);
        return Wanted.page(call)
                ? page(reply, "refused", call, refusal.kind().title(), Map.of("refusal", RefusalView.of(refusal)))
                : reply;
    }

    @Override
    public Reply bug(String id, Call call) {
        var reply = Problems.bug(id);
        return Wanted.page(call) ? page(reply, "bug", call, "A fault of the server", Map.of("id", id)) : reply;
    }

    /** A page with the status and the headers of the problem that it tells. */
    private Reply page(Reply problem, String template, Call call, String title, Map<String, ?> values) {
        var page = Templates.page(problem.status(), template, site(call), title, "", values);
        var headers = new HashMap<>(problem.headers());
        headers.putAll(page.headers());
        return new Reply(page.status(), headers, page.body()).with("Cache-Control", "no-store");
    }

    /**
     * A page for people, for others a refusal.
     *
     * @throws sextant.model.refusal.Refused with kind {@code no-such-page}
     */
    public Reply notFound(Call call) {
        if (Wanted.page(call)) {
            return Templates.page(404, "missing", site(call), "Nothing here", "", Map.of("path", call.path()))
                    .with("X-Error-Kind", RefusalKind.NO_SUCH_PAGE.word());
        }
        throw RefusalKind.NO_SUCH_PAGE
                .because("There is nothing at this address.")
                .got(call.path())
                .suggest("See /openapi.yaml for what there is.")
                .refused();
    }

    private Site site(Call call) {
        return Site.of(current.inForce().planner().platform(), call);
    }

    private static Optional<RefusalKind> kind(String word) {
        return Arrays.stream(RefusalKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    private static Fields document(RefusalKind kind) {
        return Fields.EMPTY
                .with("kind", kind.word())
                .with("status", Scalar.number(kind.status()))
                .with("title", kind.title())
                .with("meaning", text(kind, "meaning"))
                .with("remedy", text(kind, "remedy"));
    }

    private static Reply data(Node document) {
        return Reply.ok("application/json", DocumentFormat.JSON.write(document, "errors"))
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept");
    }

    private static String text(RefusalKind kind, String what) {
        return OnFirstPage.TEXTS.getProperty(kind.word() + "." + what, "");
    }

    private static Properties texts() {
        var texts = new Properties();
        try (var resource = Objects.requireNonNull(ErrorPages.class.getResourceAsStream("/errors.properties"))) {
            texts.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
