package sextant.server.jobpages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.server.web.Shell;

/**
 * How the form of an application is sent from elsewhere: with what must be sent, or, if nothing must, with its first parameter.
 *
 * @param curl   creates a job that runs, and prints the address of it
 * @param python the same, waits, and reads the result
 */
public record SameApp(String curl, String python) {

    private record Sent(String name, String value, boolean file) {}

    /** @param address of the application, whole */
    static SameApp of(Application application, String address) {
        var sent = sent(application);
        return new SameApp(curl(sent, address), python(sent, address, readable(application)));
    }

    private static List<Sent> sent(Application application) {
        var needed = application.parameters().stream()
                .filter(parameter ->
                        parameter.least() > 0 && parameter.defaults().isEmpty())
                .toList();
        return (needed.isEmpty() ? application.parameters().stream().limit(1).toList() : needed)
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
