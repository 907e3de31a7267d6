package sextant.server.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/dependencies.md names every library that a pom.xml names, so that none comes in without a reason and a licence. */
class DependenciesTest {

    private static final Pattern MANAGED = Pattern.compile("(?s)<dependencyManagement>.*?</dependencyManagement>");
    private static final Pattern LIBRARY =
            Pattern.compile("<(?:dependency|path)>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    static Stream<String> libraries() {
        var libraries = new TreeSet<String>();
        poms().forEach(pom -> LIBRARY.matcher(MANAGED.matcher(pom).replaceAll(""))
                .results()
                .filter(found -> !found.group(1).equals("sextant"))
                .forEach(found -> libraries.add(found.group(1) + ":" + found.group(2))));
        assertThat(libraries).contains("dev.cel:cel", "com.uber.nullaway:nullaway");
        return libraries.stream();
    }

    private static List<String> poms() {
        try (var folders = Files.list(Pages.CHECKOUT)) {
            return Stream.concat(Stream.of(Pages.CHECKOUT), folders)
                    .map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .map(pom -> Pages.text(pom.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyLibraryIsNamedWithItsCoordinates(String library) {
        assertThat(Pages.text("docs/dependencies.md")).contains("`" + library + "`");
    }
}
