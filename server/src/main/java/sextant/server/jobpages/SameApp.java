package sextant.server.jobpages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.server.web.Shell;

/**
 * How the form of an application is sent from elsewhere: with what must be sent, or, if nothing must, with its first parameter.
 *
 * @param curl   creates a job that runs, and prints the address of it
 * @param python the same, waits, and reads the result
 * @param sextant the same, waits, and fetches the result
 * @param link    the quick launch of CEA: makes a job that runs, and leads to it; a file is named by its address
 */
public record SameApp(String curl, String python, String sextant, String link) {

    private record Sent(String name, String value, boolean file) {}

    /** @param address of the application, whole */
    static SameApp of(Application application, InterfaceDefinition called, String address) {
        var sent = sent(application, called);
        var named = called.equals(application.interfaces().getFirst())
                ? sent
                : Stream.concat(Stream.of(new Sent("INTERFACE", called.id(), false)), sent.stream())
                        .toList();
        return new SameApp(
                curl(named, address),
                python(named, address, readable(application)),
                sextant(application, called, sent),
                link(named, address));
    }

    /** Beside {@code .../apps/NAME} is {@code .../app/NAME}. */
    private static String link(List<Sent> sent, String address) {
        int name = address.lastIndexOf('/');
        return address.substring(0, name - 1)
                + address.substring(name)
                + sent.stream()
                        .map(one -> one.name() + "="
                                + (one.file() ? "ADDRESS" : URLEncoder.encode(one.value(), StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("&", sent.isEmpty() ? "" : "?", ""));
    }

    private static List<Sent> sent(Application application, InterfaceDefinition called) {
        var needed = called.inputs().stream()
                .filter(InterfaceInput.Reference.class::isInstance)
                .map(InterfaceInput.Reference.class::cast)
                .filter(reference -> reference.least() > 0)
                .flatMap(reference -> application.parameter(reference.parameter()).stream())
                .filter(parameter -> parameter.defaults().isEmpty())
                .toList();
        var first = called.parameters().stream().limit(1).flatMap(name -> application.parameter(name).stream());
        return (needed.isEmpty() ? first.toList() : needed)
                .stream().map(SameApp::example).toList();
    }

    private static Sent example(ParameterDefinition parameter) {
        if (parameter.passing() == Passing.FILE) {
            return new Sent(parameter.id(), parameter.id() + extension(parameter.type()), true);
        }
        var value = parameter.defaults().stream()
                .findFirst()
                .or(() -> parameter.options().stream().findFirst())
                .orElse("VALUE");
        return new Sent(parameter.id(), value, false);
    }

    private static String extension(ParameterType type) {
        return switch (type) {
            case FITS, IMAGE, SPECTRUM -> ".fits";
            case VOTABLE, TABLE -> ".vot";
            case XML -> ".xml";
            case BINARY -> ".bin";
            default -> ".txt";
        };
    }

    private static String curl(List<Sent> sent, String address) {
        var options = sent.stream()
                .map(one -> one.file()
                        ? "-F " + Shell.word(one.name() + "=@" + one.value())
                        : "--form-string " + Shell.word(one.name() + "=" + one.value()))
                .collect(Collectors.joining(" "));
        return "curl -sS -w '%{redirect_url}\\n' " + options + " -F PHASE=RUN " + Shell.word(address + "/async");
    }

    private static String python(List<Sent> sent, String address, boolean table) {
        var lines = new ArrayList<String>();
        lines.add("import pyvo, requests");
        lines.add("");
        lines.add("created = requests.post(");
        lines.add("    " + Shell.python(address + "/async") + ",");
        lines.add("    data={" + texts(sent) + "},");
        var files = sent.stream().filter(Sent::file).toList();
        if (!files.isEmpty()) {
            lines.add("    files={" + files(files) + "},");
        }
        lines.add("    allow_redirects=False,");
        lines.add(")");
        lines.add("created.raise_for_status()");
        lines.add("job = pyvo.dal.tap.AsyncTAPJob(created.headers[\"Location\"]).wait()");
        lines.add(
                table
                        ? "print(job.fetch_result().to_table())"
                        : "print(job.phase, [result.href for result in job.results])");
        return String.join("\n", lines);
    }

    private static String sextant(Application application, InterfaceDefinition called, List<Sent> sent) {
        var words = new ArrayList<>(List.of("sextant", "run", Shell.word(application.name())));
        if (!called.equals(application.interfaces().getFirst())) {
            words.addAll(List.of("--interface", Shell.word(called.id())));
        }
        sent.forEach(one -> words.addAll(List.of("--" + one.name(), Shell.word(one.value()))));
        words.add("--wait");
        return String.join(" ", words);
    }

    private static String texts(List<Sent> sent) {
        var pairs = new ArrayList<String>();
        pairs.add("\"PHASE\": \"RUN\"");
        sent.stream()
                .filter(one -> !one.file())
                .map(one -> Shell.python(one.name()) + ": " + Shell.python(one.value()))
                .forEach(pairs::add);
        return String.join(", ", pairs);
    }

    private static String files(List<Sent> files) {
        return files.stream()
                .map(one -> Shell.python(one.name()) + ": open(" + Shell.python(one.value()) + ", \"rb\")")
                .collect(Collectors.joining(", "));
    }

    /** Whether pyvo can read the primary result, which it takes for a table. */
    private static boolean readable(Application application) {
        return application.outputs().stream()
                .limit(1)
                .anyMatch(output -> output.type() == ParameterType.VOTABLE || output.type() == ParameterType.TABLE);
    }
}
