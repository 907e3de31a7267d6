package sextant.server.web;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import sextant.server.http.Reply;

/** Renders pages from the templates on the class path. Every value is escaped; a name that a template misspells is an error. */
public final class Templates {

    /** Made when the first page is asked for, so that a server that only talks to programs never pays for it. */
    private static final class OnFirstPage {
        static final PebbleEngine ENGINE = engine();
    }

    private Templates() {}

    /**
     * @param section which entry of the navigation the page belongs to, may be empty
     * @param values  what the template names besides {@code site}, {@code title} and {@code section}
     */
    public static Reply page(
            int status, String template, Site site, String title, String section, Map<String, ?> values) {
        var context = new HashMap<String, Object>(values);
        context.put("site", site);
        context.put("title", title);
        context.put("section", section);
        var page = Reply.html(render(template, context))
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept, Authorization")
                // Not no-referrer: browsers would then send "Origin: null" with our own forms, and CrossSite could not
                // tell whose they are.
                .with("Referrer-Policy", "same-origin");
        return new Reply(status, page.headers(), page.body());
    }

    private static String render(String template, Map<String, Object> context) {
        var text = new StringWriter(16_384);
        try {
            OnFirstPage.ENGINE.getTemplate(template).evaluate(text, context);
        } catch (IOException neverFromMemory) {
            throw new UncheckedIOException(neverFromMemory);
        }
        return text.toString();
    }

    private static PebbleEngine engine() {
        var loader = new ClasspathLoader(Templates.class.getClassLoader());
        loader.setPrefix("templates");
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .build();
    }
}
