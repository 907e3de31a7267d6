package sextant.server.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/** Values as a page shows them. */
public final class Words {

    /** A name and what stands beside it. */
    public record Fact(String name, String text) {}

    /** The resources in the order of the form, not of the note: what people think of first comes first. */
    static final List<Resource> RESOURCES = List.of(
            Resource.CORES, Resource.GPUS, Resource.MEMORY, Resource.STORE, Resource.STARTUP, Resource.DURATION);

    private Words() {}

    /** A scalar as it was written, a list with commas, anything larger as YAML. */
    static String of(Node value) {
        return switch (value) {
            case Scalar(var _, var kind) when kind == Scalar.Kind.NULL -> "nothing";
            case Scalar(var text, var _) -> text;
            case Items(var values) when values.isEmpty() -> "an empty list";
            case Items(var values)
            when values.stream().allMatch(Scalar.class::isInstance) ->
                values.stream().map(Words::of).collect(Collectors.joining(", "));
            default -> yaml(value);
        };
    }

    static String yaml(Node value) {
        return text(DocumentFormat.YAML, value).stripTrailing();
    }

    static String text(DocumentFormat format, Node document) {
        return new String(format.write(document, "document"), StandardCharsets.UTF_8);
    }

    static List<Fact> facts(Fields fields) {
        var facts = new ArrayList<Fact>();
        fields.values().forEach((name, value) -> facts.add(new Fact(name, of(value))));
        return facts;
    }

    /** {@code CPU cores: 2 to 8}. */
    static List<Fact> facts(Resources resources) {
        var facts = new ArrayList<Fact>();
        for (var resource : RESOURCES) {
            resources.of(resource).ifPresent(range -> facts.add(new Fact(label(resource), range(resource, range))));
        }
        return facts;
    }

    private static String range(Resource resource, Resources.Range range) {
        if (range.min().isPresent() && range.max().isPresent()) {
            return quantity(resource, range.min().get()) + " to "
                    + quantity(resource, range.max().get());
        }
        return range.min().map(min -> "at least " + quantity(resource, min)).orElse("")
                + range.max().map(max -> "up to " + quantity(resource, max)).orElse("");
    }

    /** {@code 4 cores, 8G memory, 20G storage, starts within 30s, runs up to 12h}. */
    static String limits(Map<Resource, Quantity> limits) {
        var words = new ArrayList<String>();
        for (var resource : RESOURCES) {
            var limit = limits.get(resource);
            if (limit != null && (resource != Resource.GPUS || limit.amount() > 0)) {
                words.add(limit(resource, quantity(resource, limit)));
            }
        }
        return String.join(", ", words);
    }

    private static String limit(Resource resource, String quantity) {
        return switch (resource) {
            case CORES -> quantity + (quantity.equals("1") ? " core" : " cores");
            case GPUS -> quantity + (quantity.equals("1") ? " GPU" : " GPUs");
            case MEMORY -> quantity + " memory";
            case STORE -> quantity + " storage";
            case STARTUP -> "starts within " + quantity;
            case DURATION -> "runs up to " + quantity;
        };
    }

    private static String quantity(Resource resource, Quantity quantity) {
        return of(Quantities.write(resource, quantity));
    }

    static String label(Resource resource) {
        return switch (resource) {
            case CORES -> "CPU cores";
            case GPUS -> "GPUs";
            case MEMORY -> "Memory";
            case STORE -> "Storage";
            case STARTUP -> "Time to start";
            case DURATION -> "Time to run";
        };
    }

    /** Whether a text may become the target of a link: other schemes, such as {@code javascript:}, never do. */
    public static boolean isWebAddress(String text) {
        try {
            var uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One step of a path. */
    public static String segment(String text) {
        return encode(text).replace("+", "%20");
    }
}
