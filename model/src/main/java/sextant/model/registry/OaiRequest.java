package sextant.model.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import sextant.model.registry.OaiFault.Code;
import sextant.model.uws.RequestParameters;

/**
 * A request of OAI-PMH 2.0 (section 3.1.1), read and checked. Its names and values have a case, unlike those of DALI.
 *
 * @param arguments but for the verb
 */
record OaiRequest(OaiVerb verb, Map<String, String> arguments) {

    private static final String VERB = "verb";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern SECOND = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    OaiRequest {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** @throws OaiFault {@code badVerb}, {@code badArgument}, {@code badResumptionToken} */
    static OaiRequest read(RequestParameters parameters) {
        var verb = verb(parameters);
        var arguments = new TreeMap<String, String>();
        for (var one : parameters.all()) {
            if (!one.name().equals(VERB) && arguments.put(one.name(), one.value()) != null) {
                throw new OaiFault(Code.BAD_ARGUMENT, one.name() + " is given twice.");
            }
        }
        if (arguments.containsKey("resumptionToken")) {
            throw new OaiFault(Code.BAD_RESUMPTION_TOKEN, "Every list here is complete, so there is no such token.");
        }
        var request = new OaiRequest(verb, arguments);
        request.check();
        return request;
    }

    private static OaiVerb verb(RequestParameters parameters) {
        var verbs = parameters.all().stream()
                .filter(one -> one.name().equals(VERB))
                .map(RequestParameters.Parameter::value)
                .toList();
        if (verbs.size() != 1) {
            throw new OaiFault(Code.BAD_VERB, "There must be one verb, and there are " + verbs.size() + ".");
        }
        return OaiVerb.of(verbs.getFirst())
                .orElseThrow(() -> new OaiFault(Code.BAD_VERB, "There is no such verb: " + verbs.getFirst()));
    }

    private void check() {
        for (var name : arguments.keySet()) {
            if (!verb.takes(name)) {
                throw new OaiFault(Code.BAD_ARGUMENT, verb.word() + " takes no " + name + ".");
            }
        }
        for (var name : verb.required()) {
            if (!arguments.containsKey(name)) {
                throw new OaiFault(Code.BAD_ARGUMENT, verb.word() + " needs " + name + ".");
            }
        }
        var from = from();
        var until = until();
        if (arguments.containsKey("from")
                && arguments.containsKey("until")
                && arguments.get("from").length() != arguments.get("until").length()) {
            throw new OaiFault(Code.BAD_ARGUMENT, "from and until must both be days, or both be times.");
        }
        if (from.isAfter(until)) {
            throw new OaiFault(Code.BAD_ARGUMENT, "from is after until.");
        }
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    /** The first instant that is wanted. */
    Instant from() {
        return argument("from").map(text -> instant("from", text, false)).orElse(Instant.MIN);
    }

    /** The last instant that is wanted; of a day its last second. */
    Instant until() {
        return argument("until").map(text -> instant("until", text, true)).orElse(Instant.MAX);
    }

    private static Instant instant(String name, String text, boolean last) {
        try {
            if (DAY.matcher(text).matches()) {
                var day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC);
                return last ? day.plusDays(1).minusSeconds(1).toInstant() : day.toInstant();
            }
            if (SECOND.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException _) {
            // Of the right form, and still no day of a calendar.
        }
        throw new OaiFault(Code.BAD_ARGUMENT, name + " is a day, 2027-01-31, or a time, 2027-01-31T12:00:00Z.");
    }
}
