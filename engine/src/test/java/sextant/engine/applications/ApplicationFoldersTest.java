package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.model.application.Application;

/** Applications of our own kind of file and definitions of CEA, in one folder. */
class ApplicationFoldersTest {

    private static final String YAML = """
            name: lines
            command: [wc, -l, "{file}"]
            parameters: {file: {type: text, file: true}}
            outputs: {result: {stdout: true}}
            """;
    private static final String CEA = """
            <Application xmlns="http://www.astrogrid.org/schema/CEAImplementation/v1" name="example.org/words">
              <Parameters>
                <CmdLineParameterDefn name="text" type="text" commandPosition="1"/>
                <CmdLineParameterDefn name="result" type="text" commandSwitch="---" localFileName="cea-output.log"/>
              </Parameters>
              <Interfaces>
                <Interface name="all"><input><pref ref="text"/></input><output><pref ref="result"/></output></Interface>
              </Interfaces>
              <ExecutionPath>wc</ExecutionPath>
            </Application>
            """;

    @TempDir
    private Path folder;

    private final ApplicationFolders folders = new ApplicationFolders(_ -> Optional.empty());

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("lines.yaml"), YAML);
        Files.writeString(folder.resolve("words.xml"), CEA);
    }

    @Test
    void bothStandInOneFolder() throws IOException {
        Files.writeString(folder.resolve(".hidden.xml"), "<x/>");
        folders.read(folder);
        assertThat(folders.problems()).isEmpty();
        assertThat(folders.applications()).extracting(Application::name).containsExactly("lines", "words");
        assertThat(folders.files()).contains(folder, folder.resolve("words.xml"));
    }

    @Test
    void oneFileIsEnough() throws IOException {
        folders.read(folder.resolve("words.xml"));
        assertThat(folders.applications())
                .extracting(Application::identifier)
                .containsExactly("ivo://example.org/words");
    }

    @Test
    void aNameIsTakenOnceWhateverItsFile() throws IOException {
        Files.writeString(folder.resolve("z.yaml"), YAML.replace("lines", "words"));
        folders.read(folder);
        assertThat(problems()).containsExactly("z.yaml: name words is the application of words.xml already");
    }

    @Test
    void otherXmlIsAProblemWithItsName() throws IOException {
        Files.writeString(folder.resolve("build.xml"), "<project/>");
        folders.read(folder);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("build.xml: /project is no definition of applications");
    }

    private List<String> problems() {
        return folders.problems().stream()
                .map(problem -> problem.fileName().orElse("") + ": " + problem.words())
                .toList();
    }
}
