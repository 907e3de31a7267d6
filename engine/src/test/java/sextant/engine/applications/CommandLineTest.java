package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** Rows C01 to C03 of the list of attacks, and how a template becomes an argument vector. */
class CommandLineTest {

    private static final Application TOOL = Reading.good("""
            name: tool
            command:
              - tool
              - "{home}/tool.conf"
              - "--name={name}"
              - [-t, "{threshold}"]
              - [-x, "{x}", "and {x}"]
              - "{word}"
              - "{{literal}"
              - "{image}"
            parameters:
              name: text
              threshold: {type: real, optional: true}
              x: {repeat: "0.."}
              word: {default: ""}
              image: FITS
            outputs: {result: {stdout: true}}
            """);

    @Test
    void eachElementOfTheTemplateIsOneArgument() {
        assertThat(line(text("name", "a b"), text("word", "w"), upload("image", "1")))
                .containsExactly("tool", "/opt/tools/tool.conf", "--name=a b", "w", "{literal}", "/jobs/7/1");
    }

    @Test
    void aListIsThereOnceForEachValueOfItsParameterAndNotAtAllWithoutOne() {
        assertThat(line(
                        text("name", ""),
                        text("word", ""),
                        text("x", "1"),
                        text("threshold", "-2.5"),
                        text("x", "2"),
                        upload("image", "1")))
                .containsExactly(
                        "tool",
                        "/opt/tools/tool.conf",
                        "--name=",
                        "-t",
                        "-2.5",
                        "-x",
                        "1",
                        "and 1",
                        "-x",
                        "2",
                        "and 2",
                        "",
                        "{literal}",
                        "/jobs/7/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "--output=/etc/x", "-oProxyCommand=x", "-", "@/etc/passwd", "-1"})
    void c01ValuesThatAProgramWouldTakeForAnOptionAreRefusedWhereTheyBeginAnArgument(String value) {
        assertThat(refusal(word(value))).isEqualTo(RefusalKind.PARAMETER_VALUE);
        assertThat(refusal(text("x", value))).isEqualTo(RefusalKind.PARAMETER_VALUE);
        assertThat(line(text("name", value), word(""), upload("image", "1"))).contains("--name=" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-0.5e-3", "-.5"})
    void c01ANegativeNumberIsAValueOfANumericParameter(String value) {
        assertThat(line(text("name", ""), word(""), text("threshold", value), upload("image", "1")))
                .containsSequence("-t", value);
    }

    @Test
    void c01AParameterMayAllowALeadingDash() {
        var echo = Reading.good("""
                name: echo
                command: [echo, "{text}"]
                parameters: {text: {leading-dash: true}}
                outputs: {result: {stdout: true}}
                """);

        assertThat(CommandLine.of(echo, List.of(text("text", "-n")), CommandLineTest::file))
                .containsExactly("echo", "-n");
    }

    @Test
    void c01AWholeArgumentIsNoKeywordOfAProgramThatTakesKeywords() {
        var keyworded = Reading.good("""
                name: keyworded
                command: [keyworded, tpipe, "in={table}", "{more}", "{free}"]
                parameters:
                  table: VOTable
                  more: {default: ""}
                  free: {default: "", pattern: '([a-z]+=[a-z]+)?'}
                outputs: {result: {stdout: true}}
                """);
        var table = new ParameterValue.Upload("table", "1", "application/xml", 5);

        assertThat(refusal(keyworded, List.of(table, text("more", "in=/etc/passwd"), text("free", ""))))
                .isEqualTo(RefusalKind.PARAMETER_VALUE);
        assertThat(CommandLine.of(
                        keyworded,
                        List.of(table, text("more", "a b=c"), text("free", "ofmt=csv")),
                        CommandLineTest::file))
                .containsExactly("keyworded", "tpipe", "in=/jobs/7/1", "a b=c", "ofmt=csv");
    }

    @Test
    void c01TextIsNeverTakenForAFile() {
        assertThat(refusal(text("image", "/etc/passwd"))).isEqualTo(RefusalKind.PARAMETER_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;id", "$(id)", "`id`", "a|b", ">&2", "*", "~", "a\nb", "%n", "!", "'", "\"", "\\", "{home}", "{word}",
                " ", "é", "𝄞", "\u0001", "\t", "${HOME}"
            })
    void c02NoCharacterHasAMeaning(String value) {
        assertThat(line(text("name", value), word(value), upload("image", "1"))).contains("--name=" + value, value);
    }

    static Stream<Arguments> unpassable() {
        return Stream.of(
                Arguments.of("a zero character", "a\0b", RefusalKind.BAD_CHARACTER),
                Arguments.of("half of a character", "a\uD800b", RefusalKind.BAD_CHARACTER),
                Arguments.of("the other half", "\uDC00", RefusalKind.BAD_CHARACTER),
                Arguments.of("a half at the end", "a\uD834", RefusalKind.BAD_CHARACTER),
                Arguments.of("200 kB", "x".repeat(200_000), RefusalKind.ARGUMENT_TOO_LONG),
                Arguments.of("more bytes than characters", "é".repeat(66_000), RefusalKind.ARGUMENT_TOO_LONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unpassable")
    void c03WhatNoProgramCanBeGivenIsRefused(String name, String value, RefusalKind kind) {
        assertThat(refusal(word(value))).isEqualTo(kind);
    }

    @Test
    void c03TheLongestArgumentIsThatOfLinux() {
        int around = "--name=".length();

        assertThat(line(text("name", "x".repeat(131_071 - around)), word(""), upload("image", "1")))
                .anyMatch(argument -> argument.length() == 131_071);
        assertThat(refusal(text("name", "x".repeat(131_072 - around)))).isEqualTo(RefusalKind.ARGUMENT_TOO_LONG);
    }

    @Test
    void c03ManyValuesAreTooLongTogether() {
        var values = Collections.nCopies(30, text("x", "x".repeat(50_000)));

        assertThat(refusal(values.toArray(ParameterValue[]::new))).isEqualTo(RefusalKind.ARGUMENT_TOO_LONG);
    }

    @Test
    void c03TheCheckAtSubmissionReckonsWithTheLongestPathThatAFileCanHave() {
        var both = Reading.good("""
                name: both
                command: [both, "{text}{file}"]
                parameters: {text: text, file: binary}
                outputs: {result: {stdout: true}}
                """);
        var values = List.of(text("text", "x".repeat(130_000)), upload("file", "1"));

        assertThat(CommandLine.of(both, values, CommandLineTest::file)).hasSize(2);
        assertThat(refusal(both, values)).isEqualTo(RefusalKind.ARGUMENT_TOO_LONG);
    }

    private static ParameterValue word(String value) {
        return text("word", value);
    }

    private static List<String> line(ParameterValue... values) {
        return CommandLine.of(TOOL, List.of(values), CommandLineTest::file);
    }

    private static Path file(ParameterValue.Upload upload) {
        return Path.of("/jobs/7").resolve(upload.file());
    }

    /** Why {@code TOOL} does not take some values, beside the least that it needs. */
    private static RefusalKind refusal(ParameterValue... values) {
        var all = new ArrayList<>(List.of(values));
        for (var needed : List.of(text("name", ""), word(""), upload("image", "1"))) {
            if (all.stream().noneMatch(value -> value.id().equals(needed.id()))) {
                all.add(needed);
            }
        }
        return refusal(TOOL, all);
    }

    private static RefusalKind refusal(Application application, List<ParameterValue> values) {
        return catchThrowableOfType(Refused.class, () -> CommandLine.check(application, values))
                .refusal()
                .kind();
    }
}
