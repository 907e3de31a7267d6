package sextant.server.submission;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sextant.model.job.AbsoluteUri;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Values that say where the value is: {@code image=param:part} takes another part of the form (UWS 1.1, 2.2.3.4), and so does {@code
 * UPLOAD=image,param:part;...} (DALI 1.1, 3.4.5). The part is then no parameter itself. {@code UPLOAD=image,https:...} makes the value
 * an indirect one.
 */
final class References {

    private static final String UPLOAD = "UPLOAD";
    private static final String PART = "param:";

    /** A semicolon may stand in an address too; then no name and comma comes after it. */
    private static final Pattern BETWEEN_UPLOADS = Pattern.compile(";(?=\\s*(?:[^,;:/?&=\\s]+,|$))");

    private final List<ParameterValue> values;

    private References(List<ParameterValue> values) {
        this.values = values;
    }

    /** Where the parameter of this name has its value: {@code param:} and a part, or else an address. */
    private record Reference(String id, String place) {
        boolean inForm() {
            return place.startsWith(PART);
        }

        String part() {
            return place.substring(PART.length());
        }
    }

    /** @param parts whether the values are parts of a multipart form: elsewhere {@code param:} is a text like any other */
    static List<ParameterValue> followed(List<ParameterValue> values, boolean parts) {
        var references = new IdentityHashMap<ParameterValue, List<Reference>>();
        for (var value : values) {
            var found = references(value, parts);
            if (!found.isEmpty()) {
                references.put(value, found);
            }
        }
        var plain =
                values.stream().filter(value -> !references.containsKey(value)).toList();
        return new References(plain).followed(values, references);
    }

    private List<ParameterValue> followed(List<ParameterValue> all, Map<ParameterValue, List<Reference>> references) {
        var referred = references.values().stream()
                .flatMap(List::stream)
                .filter(Reference::inForm)
                .map(reference -> reference.part().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var followed = new ArrayList<ParameterValue>();
        for (var value : all) {
            var here = references.get(value);
            if (here != null) {
                here.forEach(reference -> followed.addAll(values(reference)));
            } else if (!referred.contains(value.id().toLowerCase(Locale.ROOT))) {
                followed.add(value);
            }
        }
        return List.copyOf(followed);
    }

    private static List<Reference> references(ParameterValue value, boolean parts) {
        return switch (value) {
            case ParameterValue.Text(var id, var text)
            when id.equalsIgnoreCase(UPLOAD) ->
                BETWEEN_UPLOADS
                        .splitAsStream(text)
                        .filter(one -> !one.isBlank())
                        .map(one -> upload(one.strip()))
                        .toList();
            case ParameterValue.Text(var id, var text)
            when parts && text.startsWith(PART) -> List.of(new Reference(id, text));
            default -> List.of();
        };
    }

    private static Reference upload(String text) {
        int comma = text.indexOf(',');
        if (comma <= 0) {
            throw refused("A value of UPLOAD is a name and where its content is.", text);
        }
        var name = text.substring(0, comma);
        var place = text.substring(comma + 1);
        FormText.checkName(name);
        if (!place.startsWith(PART) && !AbsoluteUri.is(place)) {
            throw refused("The upload " + name + " is neither a part of the form nor an address.", place);
        }
        return new Reference(name, place);
    }

    private List<ParameterValue> values(Reference reference) {
        return reference.inForm()
                ? parts(reference)
                : List.of(new ParameterValue.Indirect(reference.id(), reference.place()));
    }

    /** All parts of that name, which is compared without regard to case, as all names are. */
    private List<ParameterValue> parts(Reference reference) {
        var found = values.stream()
                .filter(value -> value.id().equalsIgnoreCase(reference.part()))
                .map(value -> named(value, reference.id()))
                .toList();
        if (found.isEmpty()) {
            throw refused("There is no part called " + reference.part() + " in this form.", PART + reference.part());
        }
        return found;
    }

    private static ParameterValue named(ParameterValue part, String id) {
        return switch (part) {
            case ParameterValue.Text(var _, var text) -> new ParameterValue.Text(id, text);
            case ParameterValue.Upload(var _, var file, var mediaType, var size) ->
                new ParameterValue.Upload(id, file, mediaType, size);
            case ParameterValue.Indirect(var _, var uri) -> new ParameterValue.Indirect(id, uri);
        };
    }

    private static Refused refused(String why, String got) {
        return RefusalKind.PARAMETER_VALUE
                .because(why)
                .got(got)
                .limit("UPLOAD=NAME,param:PART or NAME=param:PART or UPLOAD=NAME,ADDRESS")
                .suggest("Send the content as a part of a multipart/form-data body, called like the parameter.")
                .refused();
    }
}
