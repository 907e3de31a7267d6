package sextant.server.appform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;

/**
 * The form of one interface. It has no script, so it shows every field and says in words which belong together; only where the style
 * sheet can see which case of a condition holds are the other cases hidden. Fields that may have to stay empty have no default in them.
 */
public final class FormParts {

    private final Application application;
    private final Map<String, List<String>> given;
    private int fields;

    private FormParts(Application application, Map<String, List<String>> given) {
        this.application = application;
        this.given = given;
    }

    /** How the entries around a parameter bear on it. */
    private record Place(boolean always, boolean here, boolean defaults, int times) {
        /** In a case, whose value may not be there. */
        Place dependent() {
            return new Place(false, here, false, times);
        }

        /** In a choice, which may fall on something else. */
        Place optional() {
            return new Place(false, false, false, times);
        }

        Place repeated(int least, int most) {
            boolean is = least > 0;
            return new Place(always && is, here && is, defaults && is, product(times, most));
        }
    }

    /** @param given what a link fills in, by name in lower case */
    public static List<FormPart> of(
            Application application, InterfaceDefinition called, Map<String, List<String>> given) {
        return new FormParts(application, given).parts(called.inputs(), new Place(true, true, true, 1));
    }

    private List<FormPart> parts(List<InterfaceInput> inputs, Place place) {
        return inputs.stream().flatMap(input -> part(input, place)).toList();
    }

    private Stream<FormPart> part(InterfaceInput input, Place place) {
        return switch (input) {
            case InterfaceInput.Reference reference when reference.hidden() -> Stream.of();
            case InterfaceInput.Reference reference -> field(reference, place, List.of()).map(FormPart::of).stream();
            case InterfaceInput.Group group -> group(group, place);
            case InterfaceInput.Choice choice -> choice(choice, place);
            case InterfaceInput.Conditional conditional -> conditional(conditional, place);
        };
    }

    private Optional<ParameterField> field(InterfaceInput.Reference reference, Place place, List<String> cases) {
        return application
                .parameter(reference.parameter())
                .map(parameter -> ParameterField.of(
                        "p" + fields++,
                        parameter,
                        reference,
                        new ParameterField.Standing(
                                place.always(),
                                place.here(),
                                place.defaults(),
                                product(place.times(), reference.most()),
                                cases),
                        given.getOrDefault(parameter.id().toLowerCase(Locale.ROOT), List.of())));
    }

    private Stream<FormPart> group(InterfaceInput.Group group, Place place) {
        var members = parts(group.members(), place.repeated(group.least(), group.most()));
        var repeats = group.most() > 1;
        var hint = (group.least() == 0 ? "All of these or none. " : "")
                + (repeats ? "The first values belong together, and the second, and so on." : "");
        return set(repeats ? "rows" : "group", group.title().orElse("Together"), hint.strip(), members);
    }

    private Stream<FormPart> choice(InterfaceInput.Choice choice, Place place) {
        return set(
                "choice",
                choice.title().orElse("One or another"),
                count(choice.least(), choice.most(), choice.members().size()),
                parts(choice.members(), place.optional()));
    }

    private static String count(int least, int most, int all) {
        if (least >= most) {
            return most == 1 ? "One of these." : most + " of these.";
        }
        if (least == 0) {
            return most == 1
                    ? "One of these, or none."
                    : most >= all ? "Any of these." : "At most " + most + " of these.";
        }
        return most >= all ? "At least " + least + " of these." : least + " to " + most + " of these.";
    }

    private Stream<FormPart> conditional(InterfaceInput.Conditional conditional, Place place) {
        var values =
                conditional.cases().stream().map(InterfaceInput.Case::value).toList();
        if (conditional.head().hidden()) {
            return conditional.cases().stream().flatMap(one -> dependent(conditional, one, place));
        }
        var head = field(conditional.head(), place, values);
        var cases = conditional.cases().stream()
                .flatMap(one -> dependent(conditional, one, place))
                .toList();
        return head.map(one -> new FormPart("conditional", "", "", 0, one, cases)).stream();
    }

    private Stream<FormPart> dependent(InterfaceInput.Conditional conditional, InterfaceInput.Case one, Place place) {
        var members = parts(one.members(), place.dependent());
        if (members.isEmpty()) {
            return Stream.of();
        }
        var head = application.parameter(conditional.head().parameter());
        var name = conditional
                .head()
                .title()
                .or(() -> head.flatMap(parameter -> parameter.about().title()))
                .orElse(conditional.head().parameter());
        var value = head.map(parameter -> ParameterField.label(parameter, one.value()))
                .orElse(one.value());
        var only = "Only if " + name + " is " + value;
        return Stream.of(new FormPart(
                "case",
                one.title().orElse(only),
                one.title().isPresent() ? only + "." : "",
                conditional.cases().indexOf(one) + 1,
                null,
                members));
    }

    private static int product(int times, int most) {
        return (int) Math.min(Integer.MAX_VALUE, (long) times * most);
    }

    private static Stream<FormPart> set(String kind, String title, String hint, List<FormPart> members) {
        return Optional.of(members).filter(parts -> !parts.isEmpty()).stream()
                .map(parts -> FormPart.set(kind, title, hint, parts));
    }
}
