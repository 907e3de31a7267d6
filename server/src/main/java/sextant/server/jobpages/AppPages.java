package sextant.server.jobpages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.Reference;
import sextant.server.appform.FormParts;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.web.Site;
import sextant.server.web.Templates;
import sextant.server.web.Words;

/** {@code /apps} and {@code /apps/{name}} for people: what can be run here, and a form that runs it. */
public final class AppPages {

    private static final int LATEST = 20;

    private final CurrentPlatform current;
    private final JobSource source;

    public AppPages(CurrentPlatform current, JobSource source) {
        this.current = current;
        this.source = source;
    }

    public Reply list(Call call) {
        var apps = source.applications().stream().map(this::view).toList();
        return page("apps", call, "Applications", Map.of("apps", apps));
    }

    /** The query fills in the form: {@code ?threshold=2}, as the page of a job links to it. */
    public Reply one(Call call, Application application) {
        var platform = current.inForce().planner().platform();
        var given = given(call.rawQuery());
        var called = called(application, given);
        var address = PageAddress.of(call, platform);
        var values = new HashMap<String, Object>();
        values.put("app", view(application));
        values.put(
                "references", application.references().stream().map(Source::of).toList());
        values.put("ways", ways(application, called));
        values.put("way", called.id());
        values.put("wayDescription", called.description().orElse(""));
        values.put("parts", FormParts.of(application, called, given));
        values.put(
                "outputs",
                called.outputs().stream()
                        .flatMap(id -> application.output(id).stream())
                        .map(AppView::output)
                        .toList());
        values.put("base", address.link());
        values.put("runid", given.getOrDefault("runid", List.of("")).getFirst());
        values.put("async", address.link() + "/async");
        values.put("largest", Sizes.of(source.policy().uploadBytes()));
        values.put("same", SameApp.of(application, called, address.whole()));
        return page("app", call, application.title(), values);
    }

    /** One of several ways to call an application, as a link to its form. */
    public record Way(String segment, String title, boolean chosen) {}

    /** Where to read about an application. @param link whether a browser can go there */
    public record Source(String uri, String title, boolean link) {
        static Source of(Reference reference) {
            var uri = reference.uri();
            return new Source(
                    uri, reference.title().orElse(uri), uri.startsWith("https://") || uri.startsWith("http://"));
        }
    }

    private static InterfaceDefinition called(Application application, Map<String, List<String>> given) {
        return application
                .callable(given.getOrDefault("interface", List.of()).stream().findFirst())
                .orElseGet(() -> application.interfaces().getFirst());
    }

    /** Nothing if there is only one. */
    private static List<Way> ways(Application application, InterfaceDefinition called) {
        return application.interfaces().stream()
                .filter(_ -> application.interfaces().size() > 1)
                .map(one -> new Way(
                        Words.segment(one.id()),
                        one.title().orElse(one.id()),
                        one.id().equals(called.id())))
                .toList();
    }

    private AppView view(Application application) {
        return AppView.of(application, source.durations(application.name(), LATEST));
    }

    private Reply page(String template, Call call, String title, Map<String, ?> values) {
        var site = Site.of(current.inForce().planner().platform(), call);
        return Templates.page(200, template, site, title, "apps", values);
    }

    /** What a link fills in, by name in lower case. What is badly encoded is passed over. */
    private static Map<String, List<String>> given(String rawQuery) {
        var given = new HashMap<String, List<String>>();
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                given.computeIfAbsent(
                                decode(pair.substring(0, equals)).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return given;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
