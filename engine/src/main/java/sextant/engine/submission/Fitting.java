package sextant.engine.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import sextant.engine.applications.ParameterCheck;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.AbsoluteUri;
import sextant.model.job.ParameterValue;

/**
 * Makes of each value what its parameter takes, by the same rules for every face. The text of a file parameter says where the file is
 * if it is an absolute URI and nobody said that it is the value itself; other text is the content of the file, if the type of the parameter is one of text. What fits nowhere is
 * left as it is, for {@link ParameterCheck} to refuse.
 */
public final class Fitting {

    private static final String TEXT = "text/plain";

    /** Where content is kept until a job takes it. A planner keeps nothing and returns any upload. */
    @FunctionalInterface
    public interface Keeping {
        ParameterValue.Upload keep(String id, byte[] content, String mediaType) throws IOException;
    }

    private Fitting() {}

    /**
     * The values in their order; names that the application does not have stay as they are.
     *
     * @param direct of which names, in lower case, a text is said to be the value itself, whatever it looks like ({@code indirect="false"})
     */
    public static List<ParameterValue> of(
            Application application, List<ParameterValue> values, Predicate<String> direct, Keeping keeping)
            throws IOException {
        var fitting = new ArrayList<ParameterValue>();
        for (var value : values) {
            var definition = application.parameter(value.id());
            boolean said = direct.test(value.id().toLowerCase(Locale.ROOT));
            fitting.add(definition.isPresent() ? of(definition.get(), value, said, keeping) : value);
        }
        return List.copyOf(fitting);
    }

    private static ParameterValue of(
            ParameterDefinition definition, ParameterValue value, boolean direct, Keeping keeping) throws IOException {
        if (!(value instanceof ParameterValue.Text(var id, var text)) || definition.passing() != Passing.FILE) {
            return value;
        }
        if (!direct && AbsoluteUri.is(text)) {
            return new ParameterValue.Indirect(id, text);
        }
        return ParameterCheck.takesContent(definition)
                ? keeping.keep(id, text.getBytes(StandardCharsets.UTF_8), TEXT)
                : value;
    }
}
