package sextant.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

class QuantitiesTest {

    private static final Path PATH = Path.of("resources", "some");

    @ParameterizedTest
    @CsvSource({
        "8, 8000000000",
        "1.5, 1500000000",
        "0, 0",
        "1e3, 1000000000000",
        "2E-3, 2000000",
        "8G, 8000000000",
        "8GB, 8000000000",
        "1.5G, 1500000000",
        "1k, 1000",
        "1K, 1000",
        "1kB, 1000",
        "3M, 3000000",
        "2T, 2000000000000",
        "1P, 1000000000000000",
        "1Ki, 1024",
        "1KiB, 1024",
        "512Mi, 536870912",
        "1Gi, 1073741824",
        "1Ti, 1099511627776",
        "1Pi, 1125899906842624",
        "0.1Gi, 107374183",
        "0.0000000001, 1",
        "9223.372036854775807P, 9223372036854775807",
    })
    void storeAndMemoryAreBytes(String written, long bytes) {
        assertThat(parse(Resource.MEMORY, written).amount()).isEqualTo(bytes);
        assertThat(parse(Resource.STORE, written).amount()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"8, 8000", "0.5, 500", "0.125, 125", "1.250, 1250", "1e1, 10000", "0, 0"})
    void coresAreThousandths(String written, long thousandths) {
        assertThat(parse(Resource.CORES, written).amount()).isEqualTo(thousandths);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 4", "1e1, 10", "2.0, 2"})
    void gpusAreWhole(String written, long gpus) {
        assertThat(parse(Resource.GPUS, written).amount()).isEqualTo(gpus);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 90000",
        "0.5, 500",
        "1e3, 1000000",
        "5s, 5000",
        "10m, 600000",
        "2h, 7200000",
        "1d, 86400000",
        "500ms, 500",
        "1.5h, 5400000",
        "1h30m, 5400000",
        "1d2h3m4s5ms, 93784005",
        "PT12H, 43200000",
        "P1D, 86400000",
        "P1W, 604800000",
        "P1DT12H, 129600000",
        "PT1M30.5S, 90500",
        "PT0.0001S, 1",
        "PT0S, 0",
        "0s, 0",
    })
    void startupAndDurationAreMilliseconds(String written, long milliseconds) {
        assertThat(parse(Resource.DURATION, written).amount()).isEqualTo(milliseconds);
        assertThat(parse(Resource.STARTUP, written).amount()).isEqualTo(milliseconds);
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                " ",
                "-1",
                "-0.5G",
                "+1",
                "NaN",
                "Infinity",
                "8Q",
                "8E",
                "8 G",
                "G",
                "8g",
                "8mi",
                "8ki",
                "8kiB",
                "8GiBs",
                "8B",
                "1e400",
                "1e-400",
                "1e31",
                "1e99999",
                "1e1000000000",
                "1e3G",
                ".5",
                "5.",
                "0x10",
                "1_000",
                "1,5",
                "８",
                "eight",
                "9223372036854775808",
                "1e20",
                "99999P",
                "9".repeat(65),
                "0." + "0".repeat(70) + "1",
                "1m30h",
                "1h1h",
                "1.2.3s",
                "5 s",
                "5S",
                "P",
                "PT",
                "P1DT",
                "P1Y",
                "P1M",
                "P1Y2D",
                "PT-1S",
                "-PT1S",
                "pt1s",
                "P-1D",
                "PT1S1M",
                "T1S",
                "PT5",
                "P1.D",
                "1w",
                "1y",
                "9999999999999999d",
                "{8}",
                "8\n",
                "8\u0000");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedForEveryResource(String written) {
        for (var resource : Resource.values()) {
            var refused =
                    catchThrowableOfType(Refused.class, () -> Quantities.parse(resource, Scalar.text(written), PATH));

            assertThat(refused).as("%s of %s", resource, written).isNotNull();
            assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.QUANTITY);
            assertThat(refused.refusal().path()).contains(PATH);
            assertThat(refused.refusal().got()).isPresent();
            assertThat(refused.refusal().limit()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8G", "5s", "0.0005", "500m"})
    void coresHaveNoUnitAndAtMostThreeDecimals(String written) {
        assertThat(refusal(Resource.CORES, written)).isEqualTo(RefusalKind.QUANTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1G", "1.5"})
    void thereIsNoPartOfAGpu(String written) {
        assertThat(refusal(Resource.GPUS, written)).isEqualTo(RefusalKind.QUANTITY);
    }

    @Test
    void monthsAreRefusedInWordsOfTheirOwn() {
        var refused = catchThrowableOfType(Refused.class, () -> parse(Resource.DURATION, "P1M"));

        assertThat(refused.refusal().text()).isEqualTo("Years and months have no fixed length: give days.");
    }

    static Stream<Node> otherTypes() {
        return Stream.of(
                Scalar.truth(true), Scalar.NULL, Items.of(Scalar.number(8)), Fields.of("$ne", Scalar.number(1)));
    }

    @ParameterizedTest
    @MethodSource("otherTypes")
    void whatIsNeitherTextNorNumberIsOfTheWrongType(Node value) {
        var refused = catchThrowableOfType(Refused.class, () -> Quantities.parse(Resource.MEMORY, value, PATH));

        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.TYPE);
        assertThat(refused.refusal().path()).contains(PATH);
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, 8000000000, 8G",
        "MEMORY, 1500000000, 1.5G",
        "MEMORY, 536870912, 512Mi",
        "MEMORY, 1024, 1Ki",
        "MEMORY, 100000000, 100M",
        "MEMORY, 1, 0.001k",
        "MEMORY, 0, 0",
        "CORES, 8000, 8",
        "CORES, 500, 0.5",
        "GPUS, 100, 100",
        "DURATION, 30000, 30s",
        "DURATION, 600000, 10m",
        "DURATION, 43200000, 12h",
        "DURATION, 86400000, 1d",
        "DURATION, 1500, 1500ms",
        "STARTUP, 0, 0s",
    })
    void aQuantityIsWrittenShort(Resource resource, long amount, String written) {
        assertThat(Quantities.write(resource, new Quantity(resource.unit(), amount)))
                .isEqualTo(Scalar.plain(written));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(Resource resource) {
        var random = new Random(20211014);
        for (int i = 0; i < 5_000; i++) {
            long any = random.nextLong() >>> 1 + random.nextInt(62);
            long round = any % 1_000 * (random.nextBoolean() ? 1L << random.nextInt(50) : 3_600_000L);
            for (long amount : new long[] {any, Math.abs(round), Long.MAX_VALUE - i, i}) {
                var quantity = new Quantity(resource.unit(), amount);

                var written = Quantities.write(resource, quantity);

                assertThat(Quantities.parse(resource, written, PATH))
                        .as("%s", written)
                        .isEqualTo(quantity);
            }
        }
    }

    private static Quantity parse(Resource resource, String written) {
        return Quantities.parse(resource, Scalar.plain(written), PATH);
    }

    private static RefusalKind refusal(Resource resource, String written) {
        return catchThrowableOfType(Refused.class, () -> parse(resource, written))
                .refusal()
                .kind();
    }
}
