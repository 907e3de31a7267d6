package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.engine.applications.values.Truth;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/** Values against the command line: texts with the byte FF between them, the last one a boolean if there are more than four. */
class CommandLineFuzzTest {

    private static final Application TOOL = Reading.good("""
            name: tool
            command:
              - tool
              - "--name={name}"
              - "in={name}{word}"
              - "{word}"
              - -n
              - "{number}"
              - [-x, "{more}", "{{{more}}"]
              - {if: flag, then: [--flag, -f]}
              - "{image}"
              - end
            parameters:
              name: text
              word: text
              number: {type: real, range: {min: -1000}}
              more: {repeat: "0.."}
              flag: {type: boolean, optional: true}
              image: FITS
            outputs: {result: {stdout: true}}
            """);

    @FuzzTest
    void noArgumentIsLostOrSplitOrStartsAnOption(byte[] input) {
        var texts = texts(input);
        if (texts.size() < 3) {
            return;
        }
        var flag = texts.size() > 4 ? texts.getLast() : "no";
        var more = texts.subList(3, Math.max(3, texts.size() - (texts.size() > 4 ? 1 : 0)));
        var values = new ArrayList<ParameterValue>(List.of(
                Reading.text("name", texts.get(0)),
                Reading.text("WORD", texts.get(1)),
                Reading.text("number", texts.get(2)),
                Reading.text("flag", flag),
                Reading.upload("image", "1")));
        more.forEach(text -> values.add(Reading.text("more", text)));
        List<String> line;
        try {
            var complete = ParameterCheck.complete(TOOL, TOOL.interfaces().getFirst(), values);
            CommandLine.check(TOOL, complete);
            line = CommandLine.of(TOOL, complete, upload -> Path.of("/jobs", upload.file()));
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
            return;
        }

        assertThat(line).isEqualTo(expected(texts, more, Truth.of(flag).orElseThrow()));
        assertThat(texts.get(1))
                .doesNotStartWith("-")
                .doesNotStartWith("@")
                .doesNotMatch("(?s)[A-Za-z_][A-Za-z0-9_-]*=.*");
        assertThat(more).noneMatch(text -> text.startsWith("-") || text.startsWith("@"));
        assertThat(Double.parseDouble(texts.get(2))).isGreaterThanOrEqualTo(-1000);
        assertThat(line)
                .noneMatch(argument ->
                        argument.indexOf(0) >= 0 || argument.getBytes(StandardCharsets.UTF_8).length > 131_071);
    }

    private static List<String> expected(List<String> texts, List<String> more, boolean flag) {
        var line = new ArrayList<>(List.of(
                "tool",
                "--name=" + texts.get(0),
                "in=" + texts.get(0) + texts.get(1),
                texts.get(1),
                "-n",
                texts.get(2)));
        more.forEach(text -> line.addAll(List.of("-x", text, "{" + text + "}")));
        if (flag) {
            line.addAll(List.of("--flag", "-f"));
        }
        line.addAll(List.of("/jobs/1", "end"));
        return line;
    }

    private static List<String> texts(byte[] input) {
        var texts = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at <= input.length; at++) {
            if (at == input.length || input[at] == (byte) 0xff) {
                texts.add(new String(input, from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
        return texts;
    }
}
