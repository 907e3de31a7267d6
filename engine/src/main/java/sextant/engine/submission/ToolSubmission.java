package sextant.engine.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import sextant.model.application.Application;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tool.ToolDocument;
import sextant.model.tool.ToolParameter;

/** A {@code tool} document of CEA as what creates a job. It is not told to run. */
public final class ToolSubmission {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,6}(?:x[0-9]{1,6})*");
    private static final String BYTES = "application/octet-stream";

    private final ToolDocument tool;
    private final Application application;
    private final Fitting.Keeping keeping;

    private ToolSubmission(ToolDocument tool, Application application, Fitting.Keeping keeping) {
        this.tool = tool;
        this.application = application;
        this.keeping = keeping;
    }

    /**
     * What the document asks for; nothing of it is held against the application yet, see {@link Fitting}. An array is one value, of
     * elements with the separator of its parameter between them.
     *
     * @param application of the document, or of the address to which it was sent
     * @throws Refused {@code parameter-value} for an array where none is taken or of another shape than it says, {@code
     *     parameter-name} for an output that there is not
     */
    public static Submission of(ToolDocument tool, Application application, Fitting.Keeping keeping)
            throws IOException {
        return new ToolSubmission(tool, application, keeping).submission();
    }

    private Submission submission() throws IOException {
        var parameters = new ArrayList<ParameterValue>();
        for (var input : tool.inputs()) {
            parameters.add(parameter(input));
        }
        return new Submission(
                tool.application(),
                Optional.empty(),
                Optional.empty(),
                tool.interfaceId(),
                parameters,
                targets(),
                Optional.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty());
    }

    private ParameterValue parameter(ToolParameter input) throws IOException {
        return switch (input.content()) {
            case ToolParameter.Text(var text) -> new ParameterValue.Text(input.id(), text);
            case ToolParameter.Address(var uri) -> new ParameterValue.Indirect(input.id(), uri);
            case ToolParameter.Encoded encoded ->
                keeping.keep(input.id(), encoded.bytes(), input.mediaType().orElse(BYTES));
            case ToolParameter.Array array -> new ParameterValue.Text(input.id(), joined(input, array));
            case ToolParameter.Nothing _ -> new ParameterValue.Text(input.id(), "");
        };
    }

    private String joined(ToolParameter input, ToolParameter.Array array) {
        var shape = application
                .parameter(input.id())
                .flatMap(definition -> definition.domain().array())
                .orElseThrow(() -> RefusalKind.PARAMETER_VALUE
                        .because(input.id() + " takes no array.")
                        .at(input.path())
                        .at(input.at())
                        .suggest("Send one <value>, or a <parameter> for each value if it takes several.")
                        .refused());
        array.shape().ifPresent(said -> checkShape(input, array.elements().size(), said));
        array.elements().stream()
                .filter(element -> element.contains(shape.separator()))
                .findFirst()
                .ifPresent(element -> {
                    throw RefusalKind.PARAMETER_VALUE
                            .because("An element of the array has in it what stands between elements.")
                            .at(input.path())
                            .at(input.at())
                            .got(element)
                            .suggest("Send one <value> in the array for each element.")
                            .refused();
                });
        return String.join(shape.separator(), array.elements());
    }

    private static void checkShape(ToolParameter input, int elements, String said) {
        if (!SHAPE.matcher(said).matches()) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("That is no shape of an array.")
                    .at(input.path())
                    .at(input.at())
                    .got(said)
                    .limit("numbers with an x between them, such as 2x3")
                    .refused();
        }
        long told = Arrays.stream(said.split("x", -1))
                .mapToLong(Long::parseLong)
                .reduce(1, (product, next) -> Math.min(product * next, Integer.MAX_VALUE));
        if (told != elements) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("The array has not as many elements as its arrayShape says.")
                    .at(input.path())
                    .at(input.at())
                    .got(elements + " elements")
                    .limit(said)
                    .refused();
        }
    }

    private List<OutputTarget> targets() {
        var targets = new ArrayList<OutputTarget>();
        for (var output : tool.outputs()) {
            Targets.output(application, output.id());
            if (output.content() instanceof ToolParameter.Address(var uri)) {
                targets.add(new OutputTarget(output.id(), uri));
            }
        }
        return targets;
    }
}
