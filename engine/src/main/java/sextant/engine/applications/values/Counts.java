package sextant.engine.applications.values;

import java.util.List;
import sextant.model.application.ParameterDefinition;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/** What is said of too many values and of too few. */
final class Counts {

    private Counts() {}

    static Refusal tooMany(ParameterDefinition parameter, int count, int most) {
        return RefusalKind.PARAMETER_COUNT
                .because(parameter.id() + " has " + count + " values, and takes "
                        + (most == 1 ? "one." : "at most " + most + "."))
                .at(Path.of(parameter.id()))
                .got(Integer.toString(count))
                .limit(most);
    }

    static Refusal missing(ParameterDefinition parameter, int count, int least) {
        var needed = least == 1 ? "a value" : "at least " + least + " values";
        return RefusalKind.PARAMETER_MISSING
                .because(parameter.id() + " needs " + needed
                        + (count == 0 ? ", and has none." : ", and has " + count + "."))
                .at(Path.of(parameter.id()))
                .limit(parameter.type().word())
                .suggest("Add " + parameter.id()
                        + parameter.description().map(words -> ": " + words).orElse(""));
    }

    static Refusal tooManyChosen(List<String> members, int most, String parameter) {
        return RefusalKind.PARAMETER_COUNT
                .because("Of " + String.join(", ", members) + " at most " + most + " can be sent.")
                .at(Path.of(parameter))
                .limit(most)
                .suggest("Leave " + parameter + " out.");
    }

    static Refusal tooFewChosen(List<String> members, int least) {
        return RefusalKind.PARAMETER_MISSING
                .because("Of " + String.join(", ", members) + " at least " + least + " must be sent.")
                .limit(String.join(", ", members));
    }

    static Refusal otherCase(String parameter, String head, String value) {
        return RefusalKind.PARAMETER_NAME
                .because(parameter + " is taken only where " + head + " is " + value + ".")
                .at(Path.of(parameter))
                .suggest("Leave it out, or send " + head + "=" + value + ".");
    }
}
