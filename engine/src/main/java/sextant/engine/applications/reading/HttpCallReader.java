package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.applications.Template;
import sextant.engine.configuration.Amounts;
import sextant.engine.configuration.Networks;
import sextant.engine.configuration.Section;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.HttpCall;
import sextant.model.application.execution.HttpCall.Field;
import sextant.model.application.execution.HttpCall.Method;
import sextant.model.application.execution.HttpCall.Part;

/**
 * Reads {@code http} of an application's file: the service that is called, and which values it gets. What has no place in {@code url},
 * {@code query} or {@code form} is sent under its own name: in the query of a GET, in the form of a POST.
 */
public final class HttpCallReader {

    private static final String URL = "url";
    private static final Pattern ADDRESS = Pattern.compile("(?s)(https?://[^/?#]*)([^?#]*)(?:\\?([^#]*))?(#.*)?");
    private static final Pattern ORIGIN = Pattern.compile(
            "https?://(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])(?::[1-9][0-9]{0,4})?");
    private static final Pattern SENT = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);

    private final Section section;
    private final List<ParameterDefinition> parameters;
    private final Set<String> used = new HashSet<>();
    private boolean readable = true;

    private HttpCallReader(Section section, List<ParameterDefinition> parameters) {
        this.section = section;
        this.parameters = parameters;
    }

    /** @param section {@code http} @return empty if it cannot be used, which has been noted */
    public static Optional<HttpCall> read(Section section, List<ParameterDefinition> parameters) {
        var reader = new HttpCallReader(section, parameters);
        var call = reader.call();
        return reader.readable ? Optional.of(call) : Optional.empty();
    }

    private HttpCall call() {
        var address = ADDRESS.matcher(section.text(URL));
        var origin = "";
        var path = "/";
        var query = "";
        if (address.matches()) {
            origin = address.group(1);
            path = address.group(2).isEmpty() ? "/" : address.group(2);
            query = Optional.ofNullable(address.group(3)).orElse("");
            checkAddress(origin, path, query, address.group(4) != null);
        } else {
            unreadable(section, URL, "must be a whole http or https address, such as https://example.org/sia");
        }
        var method = section.choice("method", List.of("get", "post")).equals("post") ? Method.POST : Method.GET;
        var fields = new ArrayList<Field>();
        fields.addAll(fields(Part.QUERY));
        if (method == Method.GET && section.has("form")) {
            unreadable(section, "form", "is sent by method: post only");
        } else {
            fields.addAll(fields(Part.FORM));
        }
        var rest = method == Method.GET ? Part.QUERY : Part.FORM;
        parameters.stream()
                .map(ParameterDefinition::id)
                .filter(id -> !used.contains(id))
                .forEach(id -> fields.add(new Field(rest, id, "{" + id + "}")));
        return new HttpCall(
                origin,
                path,
                query,
                method,
                fields,
                Amounts.time(section, "timeout", PATIENCE, Duration.ofMillis(100), LONGEST_PATIENCE),
                attempts(method),
                networks());
    }

    private int attempts(Method method) {
        if (method == Method.POST && section.has("attempts")) {
            section.problem("attempts", "has no meaning for method: post, which is never sent twice");
            return 1;
        }
        return method == Method.POST ? 1 : section.whole("attempts", MOST_ATTEMPTS, 1, MOST_ATTEMPTS);
    }

    private List<String> networks() {
        var networks = section.texts("open");
        for (int item = 0; item < networks.size(); item++) {
            if (!Networks.isNetwork(networks.get(item))) {
                section.problem("open", item, Networks.RULE);
            }
        }
        return networks;
    }

    /** No value of a client chooses where a call goes; only the author can open a step of the path to one. */
    private void checkAddress(String origin, String path, String query, boolean fragment) {
        if (origin.length() + path.length() + query.length() > LONGEST_URL) {
            unreadable(section, URL, "must have at most " + LONGEST_URL + " characters");
        } else if (origin.contains("@")) {
            unreadable(section, URL, "must not hold a user name or password, since everybody can see it");
        } else if (origin.contains("{") || query.contains("{")) {
            unreadable(
                    section,
                    URL,
                    "has a place for a value in its host or query; values go into steps of the path,"
                            + " and into the fields of query and form");
        } else if (!ORIGIN.matches(origin) || fragment) {
            unreadable(
                    section,
                    URL,
                    "must be a whole http or https address without fragment, such as https://example.org/sia");
        } else if (!SENT.matches(query)) {
            unreadable(section, URL, "has a character in its query that must be percent-encoded");
        } else {
            checkPath(path);
        }
    }

    private void checkPath(String path) {
        for (var segment : path.split("/", -1)) {
            template(section, URL, segment).ifPresent(template -> {
                for (var part : template.parts()) {
                    if (part instanceof Template.Words(var words) && !SENT.matches(words)) {
                        unreadable(section, URL, "has a character in its path that must be percent-encoded");
                    }
                }
            });
            if (segment.equals(".") || segment.equals("..")) {
                unreadable(section, URL, "has dots as a step of its path; write the path that is meant");
            }
        }
    }

    private List<Field> fields(Part part) {
        var key = part == Part.QUERY ? "query" : "form";
        var fields = new ArrayList<Field>();
        section.section(key).ifPresent(names -> {
            for (var name : names.keys()) {
                if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                    unreadable(names, name, "must be a name");
                }
                var texts = Scalars.texts(names, name);
                if (texts.isEmpty()) {
                    unreadable(names, name, "must be a text, such as \"{position}\" or votable");
                }
                for (var text : texts) {
                    template(names, name, text);
                    fields.add(new Field(part, name, text));
                }
            }
        });
        return fields;
    }

    private Optional<Template> template(Section where, String key, String text) {
        try {
            var template = Template.of(text);
            for (var part : template.parts()) {
                if (part instanceof Template.Place(var name)) {
                    used.add(name);
                    if (parameters.stream().noneMatch(one -> one.id().equals(name))) {
                        unreadable(where, key, "there is no parameter " + name + CommandReader.near(name, parameters));
                    }
                }
            }
            return Optional.of(template);
        } catch (IllegalArgumentException brace) {
            unreadable(where, key, String.valueOf(brace.getMessage()));
            return Optional.empty();
        }
    }

    private void unreadable(Section where, String key, String problem) {
        readable = false;
        where.problem(key, problem);
    }
}
