package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

class FormSyntaxTest {

    private static final Items LANGUAGES = Items.of(Scalar.text("md"), Scalar.text("python"), Scalar.text("pyspark"));

    @Nested
    class The_task_type {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "tasktype=uri://docker-container",
                    "tasktype=uri%3A%2F%2Fdocker-container",
                    "%74askt%79pe=uri://docker-container",
                    "&&tasktype=uri://docker-container&",
                    "a=%zz&tasktype=uri://docker-container",
                    "tasktype=uri://docker-container&%zz=%c0%af&a=%00",
                    "tasktype=uri://docker-container&taskinfo.languages={",
                    "taskinfo[0]=x&tasktype=uri://docker-container&a..b=c&data=1&data.x=2",
                    "tasktype=uri://docker-container&tasktype=uri://another",
                    "taskType=uri://another&tasktype.x=another&tasktype=uri://docker-container",
                    "\u0435=\u0435&tasktype=uri://docker-container",
                })
        void is_found_however_broken_the_rest_is(String query) {
            assertThat(FormSyntax.taskType(query)).contains("uri://docker-container");
        }

        @Test
        @Timeout(10)
        void is_found_behind_a_million_parameters_and_ten_thousand_dots() {
            var noise = "&".repeat(1_000_000) + "a&".repeat(1_000_000) + "a" + ".a".repeat(10_000) + "=1&";

            assertThat(FormSyntax.taskType(noise + "tasktype=x")).contains("x");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "&", "tasktype", "tasktype=", "task=x", "tasktype[0]=x", "tasktype.a=x", "TASKTYPE=x"})
        void may_be_missing(String query) {
            assertThat(FormSyntax.taskType(query)).isEmpty();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "tasktype=%zz,      bad-encoding",
            "tasktype=a%7,      bad-encoding",
            "tasktype=%c0%af,   bad-encoding",
            "tasktype=a%00,     bad-character",
            "tasktype=a%0a,     bad-character",
        })
        void is_refused_if_it_is_itself_badly_encoded(String query, String kind) {
            var refused = catchThrowableOfType(Refused.class, () -> FormSyntax.taskType(query));

            assertThat(refused.refusal().kind().word()).isEqualTo(kind);
        }

        @Test
        void is_text_whatever_it_looks_like() {
            assertThat(read("tasktype=42")).isEqualTo(Fields.of("tasktype", Scalar.text("42")));
            assertThat(read("tasktype={a,b}")).isEqualTo(Fields.of("tasktype", Scalar.text("{a,b}")));
        }
    }

    @Nested
    class Lists {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{md,python,pyspark}",
                    "%7Bmd%2Cpython%2Cpyspark%7D",
                    "%7bmd,python,pyspark%7d",
                    "{+md,+python+,%20pyspark}",
                    "{\"md\",\"python\",%22pyspark%22}",
                })
        void are_written_in_braces_raw_or_encoded(String list) {
            assertThat(value("taskinfo.languages=" + list, "taskinfo", "languages"))
                    .isEqualTo(LANGUAGES);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "taskinfo.languages=md&taskinfo.languages=python&taskinfo.languages=pyspark",
                    "taskinfo.languages[0]=md&taskinfo.languages[1]=python&taskinfo.languages[2]=pyspark",
                    "taskinfo.languages%5B0%5D=md&taskinfo.languages%5B1%5D=python&taskinfo.languages%5b2%5d=pyspark",
                    "taskinfo.languages.0=md&taskinfo.languages.1=python&taskinfo.languages.2=pyspark",
                    "taskinfo.languages[2]=pyspark&taskinfo.languages[0]=md&taskinfo.languages[1]=python",
                })
        void are_repeated_or_indexed(String query) {
            assertThat(value(query, "taskinfo", "languages")).isEqualTo(LANGUAGES);
        }

        @Test
        void may_be_empty_or_have_one_item() {
            assertThat(value("taskinfo.languages={}", "taskinfo", "languages")).isEqualTo(Items.of());
            assertThat(value("taskinfo.languages={md}", "taskinfo", "languages"))
                    .isEqualTo(Items.of(Scalar.text("md")));
            assertThat(value("taskinfo.languages[0]=md", "taskinfo", "languages"))
                    .isEqualTo(Items.of(Scalar.text("md")));
        }

        @Test
        void have_items_as_JSON_would_read_them_and_quoted_ones_are_text() {
            assertThat(value("data={1,true,null,a b,\"1\",\"a,b\",\"{}\",\"say \\\"hi\\\"\",c:\\d,\"\"}", "data"))
                    .isEqualTo(Items.of(
                            Scalar.number(1),
                            Scalar.truth(true),
                            Scalar.NULL,
                            Scalar.text("a b"),
                            Scalar.text("1"),
                            Scalar.text("a,b"),
                            Scalar.text("{}"),
                            Scalar.text("say \"hi\""),
                            Scalar.text("c:\\d"),
                            Scalar.text("")));
        }

        @Test
        void of_mappings_are_indexed() {
            assertThat(value("data[0].at=a&data[1].at=b&data.1.on=c", "data"))
                    .isEqualTo(Items.of(
                            Fields.EMPTY.with("at", "a"),
                            Fields.EMPTY.with("at", "b").with("on", "c")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{a",
                    "{a,",
                    "{a,{b}}",
                    "{{a}}",
                    "{a,,b}",
                    "{,}",
                    "{,a}",
                    "{a,}",
                    "{a,b}c",
                    "{a}+",
                    "{}{}",
                    "{a}}",
                    "{\"a}",
                    "{\"a\"b}",
                    "{\"a\",",
                    "{+,a}",
                    "{${a}}",
                    "{\"services\":{}}"
                })
        void that_are_none_are_refused_naming_the_value(String list) {
            var refusal = refusal("taskinfo.languages=" + list);

            assertThat(refusal.kind()).isEqualTo(RefusalKind.LIST_SYNTAX);
            assertThat(refusal.path()).contains(Path.of("taskinfo", "languages"));
            assertThat(refusal.suggest()).isPresent();
        }

        @Test
        void have_at_most_so_many_items() {
            var most = Limits.DEFAULT.listItems();

            assertThat(value("data={" + "a,".repeat(most - 1) + "a}", "data"))
                    .isInstanceOfSatisfying(
                            Items.class, list -> assertThat(list.values()).hasSize(most));
            assertThat(refusal("data={" + "a,".repeat(most) + "a}").kind()).isEqualTo(RefusalKind.TOO_MANY_ITEMS);
            assertThat(RefusalKind.TOO_MANY_ITEMS.status()).isEqualTo(413);
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a{b}",
                    "${database}",
                    " {a}",
                    "a{",
                    "}",
                    "\"",
                    "\"a",
                    "\"a\"b",
                    "\"a\" or \"b\"",
                    "8G",
                    "1:30",
                    "NO",
                    ""
                })
        void are_text_as_they_stand_if_they_do_not_start_with_a_brace(String text) {
            assertThat(value("taskinfo.x=" + text.replace(" ", "+"), "taskinfo", "x"))
                    .isEqualTo(Scalar.text(text));
        }

        @Test
        void are_numbers_and_booleans_where_JSON_has_them() {
            assertThat(value("resources.mincores=8", "resources", "mincores")).isEqualTo(Scalar.number(8));
            assertThat(value("taskinfo.x=true", "taskinfo", "x")).isEqualTo(Scalar.truth(true));
            assertThat(value("taskinfo.x=null", "taskinfo", "x")).isEqualTo(Scalar.NULL);
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\'',
                value = {
                    "\"{md,python}\"   | {md,python}",
                    "%22%7Bmd%7D%22    | {md}",
                    "\"8\"             | 8",
                    "\"true\"          | true",
                    "\"\"              | ''",
                    "\"a\\\"b\\\\c\\d\"| a\"b\\c\\d",
                })
        void in_quotes_are_text_whatever_they_look_like(String written, String text) {
            assertThat(value("taskinfo.x=" + written, "taskinfo", "x")).isEqualTo(Scalar.text(text));
        }

        @Test
        void are_decoded_once() {
            assertThat(value("taskinfo.x=a+b%20c%2Bd%252e%C3%A9=f", "taskinfo", "x"))
                    .isEqualTo(Scalar.text("a b c+d%2e\u00e9=f"));
        }

        @Test
        void may_have_lines_as_a_compose_file_has() {
            assertThat(value("taskinfo.composefile=services:%0D%0A%09x", "taskinfo", "composefile"))
                    .isEqualTo(Scalar.text("services:\r\n\tx"));
        }

        @Test
        void have_so_many_digits_at_most() {
            assertThat(refusal("resources.mincores=" + "9".repeat(1_001)).kind())
                    .isEqualTo(RefusalKind.NUMBER_LIMIT);
            assertThat(value("resources.mincores=" + "9".repeat(1_000), "resources", "mincores"))
                    .isEqualTo(new Scalar("9".repeat(1_000), Scalar.Kind.NUMBER));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "taskinfo.x=%zz,           bad-encoding",
            "taskinfo.x=%7,            bad-encoding",
            "taskinfo.x=%,             bad-encoding",
            "taskinfo.x=%+1,           bad-encoding",
            "taskinfo.x=%c0%af,        bad-encoding",
            "taskinfo.x=%e9,           bad-encoding",
            "taskinfo.x=%ed%a0%80,     bad-encoding",
            "taskinfo.x=\u00e9,        bad-encoding",
            "taskinfo.x=%\uff11\uff11, bad-encoding",
            "taskinfo.%zz=x,           bad-encoding",
            "taskinfo.x=%00,           bad-character",
            "taskinfo.x=a%1b[0m,       bad-character",
            "taskinfo.x=a%7f,          bad-character",
            "taskinfo.x=%c2%85,        bad-character",
            "taskinfo.x%00=a,          bad-character",
            "taskinfo.x%0a=a,          bad-character",
        })
        void that_are_badly_encoded_are_refused(String query, String kind) {
            assertThat(refusal(query).kind().word()).isEqualTo(kind);
        }
    }

    @Nested
    class Names {

        @Test
        void with_dots_are_the_tree_that_JSON_has() {
            assertThat(read("tasktype=uri://zeppelin-notebook&taskinfo.languages={md,python,pyspark}"
                            + "&resources.mincores=8&resources.minmemory=8G&data=vos://a"))
                    .isEqualTo(Fields.of("tasktype", Scalar.text("uri://zeppelin-notebook"))
                            .with("taskinfo", Fields.of("languages", LANGUAGES))
                            .with(
                                    "resources",
                                    Fields.of("mincores", Scalar.number(8)).with("minmemory", "8G"))
                            .with("data", "vos://a"));
        }

        @Test
        void are_data_and_no_object_is_looked_up_by_them() {
            assertThat(read("taskinfo.class.module.classLoader.resources=x&taskinfo.__proto__.a=y"))
                    .isEqualTo(Fields.of(
                            "taskinfo",
                            Fields.of(
                                            "class",
                                            Fields.of(
                                                    "module",
                                                    Fields.of("classLoader", Fields.of("resources", Scalar.text("x")))))
                                    .with("__proto__", Fields.EMPTY.with("a", "y"))));
        }

        @Test
        void may_be_none() {
            assertThat(read("")).isEqualTo(Fields.EMPTY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "taskinfo[0]=x",
                    "taskinfo.0=x",
                    "taskinfo%5B0%5D=x",
                    "taskinfo[0].a=x",
                    "resources[0]=x",
                    "tasktype.x=y",
                    "tasktype[0]=y",
                    "0=x",
                    "[0]=x",
                    "=x",
                    ".a=x",
                    "a.=x",
                    "a..b=x",
                    "a.[0]=x",
                    "a[0=x",
                    "a]=x",
                    "a[]=x",
                    "a[b]=x",
                    "a[-1]=x",
                    "a[01]=x",
                    "a.00=x",
                    "a[0]b=x",
                    "a[0]]=x",
                    "a[99999999999]=x",
                    "a.99999999999=x",
                    "a[\u0661]=x"
                })
        void that_are_none_are_refused(String query) {
            assertThat(refusal(query.replace("\u0661", "%D9%A1")).kind()).isEqualTo(RefusalKind.PARAMETER_PATH);
        }

        @ParameterizedTest(name = "{0} blames {1}")
        @CsvSource({
            // Gaps
            "taskinfo.l[1]=x,                       taskinfo.l",
            "taskinfo.l[0]=x&taskinfo.l[2]=y,       taskinfo.l",
            // A list in two ways
            "taskinfo.l=x&taskinfo.l[0]=y,          taskinfo.l",
            "taskinfo.l[0]=y&taskinfo.l=x,          taskinfo.l",
            "'taskinfo.l={a,b}&taskinfo.l=c',       taskinfo.l",
            "'taskinfo.l=c&taskinfo.l={a,b}',       taskinfo.l",
            "'taskinfo.l={a}&taskinfo.l={b}',       taskinfo.l",
            "'taskinfo.l={a,b}&taskinfo.l[2]=c',    taskinfo.l",
            "taskinfo.l[0]=x&taskinfo.l[0]=y,       taskinfo.l[0]",
            // A list and a mapping
            "taskinfo.l[0]=x&taskinfo.l.a=y,        taskinfo.l",
            "taskinfo.l.a=x&taskinfo.l[0]=y,        taskinfo.l",
            "taskinfo.l.a.b=x&taskinfo.l[0].a=y,    taskinfo.l",
            // Whole and in parts
            "taskinfo.a=x&taskinfo.a.b=y,           taskinfo.a",
            "taskinfo.a.b=y&taskinfo.a=x,           taskinfo.a",
            "taskinfo=x&taskinfo.a.b.c=y,           taskinfo",
        })
        void that_contradict_each_other_are_refused_naming_the_value(String query, String path) {
            var refusal = refusal(query);

            assertThat(refusal.kind()).isEqualTo(RefusalKind.PARAMETER_PATH);
            assertThat(refusal.path()).map(Path::toString).contains(path);
        }

        @Test
        void have_so_many_steps_at_most() {
            assertThat(read("a" + ".a".repeat(63) + "=x").isEmpty()).isFalse();
            assertThat(refusal("a" + ".a".repeat(64) + "=x").kind()).isEqualTo(RefusalKind.PARAMETER_PATH);
            assertThat(refusal("a" + ".a".repeat(1_000_000) + "=x").kind()).isEqualTo(RefusalKind.PARAMETER_PATH);
        }

        @Test
        void of_the_task_type_come_once() {
            assertThat(refusal("tasktype=a&tasktype=a").kind()).isEqualTo(RefusalKind.DUPLICATE_PARAMETER);
            assertThat(refusal("tasktype=a&%74asktype=b").kind()).isEqualTo(RefusalKind.DUPLICATE_PARAMETER);
        }

        @Test
        void are_so_many_at_most() {
            int most = Limits.DEFAULT.parts();

            assertThat(read(parameters(most)).values()).hasSize(most);
            assertThat(refusal(parameters(most + 1)).kind()).isEqualTo(RefusalKind.TOO_MANY_PARTS);
            assertThat(RefusalKind.TOO_MANY_PARTS.status()).isEqualTo(413);
        }

        private static String parameters(int count) {
            return IntStream.range(0, count).mapToObj(i -> "a" + i + "=x").collect(Collectors.joining("&"));
        }
    }

    private static Fields read(String query) {
        return (Fields) FormSyntax.read(query, Limits.DEFAULT).root();
    }

    private static Node value(String query, String... path) {
        return Path.of(path).in(read(query)).orElseThrow();
    }

    private static Refusal refusal(String query) {
        return catchThrowableOfType(Refused.class, () -> FormSyntax.read(query, Limits.DEFAULT))
                .refusal();
    }
}
