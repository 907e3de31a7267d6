package sextant.adapters.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link StoreProgram}, or another, in a Java of its own, which can be killed. */
final class ChildProgram {

    private ChildProgram() {}

    /**
     * @param before    words before the Java command: a program that runs it
     * @param properties {@code name=value}
     */
    static Process start(List<String> before, List<String> properties, String... arguments) throws IOException {
        return start(StoreProgram.class, before, properties, arguments);
    }

    static Process start(Class<?> program, List<String> before, List<String> properties, String... arguments)
            throws IOException {
        var words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx200m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath()));
        properties.forEach(property -> words.add("-D" + property));
        words.add(program.getName());
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
