package sextant.server.operator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.adapters.identity.TokenFile;
import sextant.engine.planning.Explanations;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.Platform;
import sextant.model.caller.Caller;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.refusal.Refused;
import sextant.server.Wiring;

/** Says how a Task would be answered, route by route, and by which rule. */
@Command(
        name = "explain",
        description = "Say how a Task would be answered, by every route and by which rule of it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:yes", "1:the configuration cannot be used", "2:the Task cannot be read", "3:no"},
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TASK.yaml", description = "The Task; - reads standard input.")
    Path task = Path.of("-");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The platform's configuration. Default: platform.yaml in this folder, or else that of the demo.")
    @Nullable
    Path config;

    @Option(
            names = "--as",
            paramLabel = "SUBJECT[:GROUP,...]",
            description = "Ask as this user. Default: anonymous. Example: --as jane:escape,staff")
    @Nullable
    String as;

    @Option(
            names = "--issuer",
            paramLabel = "URI",
            description = "Who vouches for the user (default: ${DEFAULT-VALUE}).")
    String issuer = "tokens";

    @Override
    public Integer call() throws IOException {
        var file = config != null ? config : CheckCommand.nearest();
        if (CheckCommand.problems(file, System.err) > 0 || !(CheckCommand.load(file) instanceof Loaded.Good good)) {
            return 1;
        }
        var platform = good.platform();
        try {
            var question = read(platform::takes);
            return switch (question) {
                case TaskReader.UnknownType(var type) -> {
                    System.out.println("NO: no route takes " + type);
                    System.out.println("taken here: "
                            + String.join(", ", Wiring.typeUris(platform).toList()));
                    yield 3;
                }
                case TaskReader.Asked(var asked) -> {
                    var explanation = new Explanations(platform, Wiring.egress(platform.egress()))
                            .explain(asked, caller(platform));
                    explanation.lines().forEach(System.out::println);
                    yield explanation.yes() ? 0 : 3;
                }
            };
        } catch (Refused refused) {
            var refusal = refused.refusal();
            System.err.println("sextant: " + refusal.text());
            refusal.path().ifPresent(path -> System.err.println("  at " + path));
            refusal.position().ifPresent(position -> System.err.println("  " + position));
            refusal.suggest().ifPresent(suggest -> System.err.println("  " + suggest));
            return 2;
        }
    }

    private TaskReader.Question read(java.util.function.Predicate<String> known) throws IOException {
        try (InputStream in =
                task.toString().equals("-") ? System.in : new ByteArrayInputStream(Files.readAllBytes(task))) {
            return new TaskReader(Limits.DEFAULT).fromBody(Optional.empty(), in, known);
        }
    }

    private Caller caller(Platform platform) {
        if (as == null) {
            return Caller.ANONYMOUS;
        }
        var parts = as.split(":", 2);
        var groups = parts.length == 1 ? known(platform, parts[0]) : Set.of(parts[1].split(","));
        return new Caller.User(issuer, parts[0], groups);
    }

    /** The groups that the platform's own token file gives a user. */
    private Set<String> known(Platform platform, String subject) {
        return Wiring.tokens(platform) instanceof TokenFile.Good(var callers, var _)
                ? callers.byDigest().values().stream()
                        .filter(user ->
                                user.subject().equals(subject) && user.issuer().equals(issuer))
                        .flatMap(user -> user.groups().stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
