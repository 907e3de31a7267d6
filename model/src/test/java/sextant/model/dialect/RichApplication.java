package sextant.model.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.Reference;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;

/** An application that uses every word of the model; nobody runs it. */
public final class RichApplication {

    private RichApplication() {}

    public static Application crossmatch() {
        var parameters = List.of(
                file("first", ParameterType.VOTABLE, "First table", "the table whose rows are kept"),
                file("second", ParameterType.TABLE, "Second table", "the table that is searched"),
                options(
                        "matcher",
                        ParameterType.TEXT,
                        "Compare",
                        "sky",
                        "sky=by position on the sky",
                        "id=by identifier"),
                ranged(
                        "radius",
                        ParameterType.ANGLE,
                        "Radius",
                        "farther apart is no match",
                        "deg",
                        "0",
                        true,
                        "1",
                        false,
                        "0.001"),
                options("column", ParameterType.TEXT, "Identifier", "", "HIP", "TYC"),
                ranged(
                        "epoch",
                        ParameterType.MJD,
                        "Epoch",
                        "to which positions are brought",
                        "d",
                        "0",
                        true,
                        "99999.5",
                        true),
                array("centre", "2", " ", "Centre", "of the field"),
                array("box", "*", ",", "Box", "corners, on the sky"),
                value(
                        "ra",
                        ParameterType.REAL,
                        "Right ascension",
                        "of a star of special interest",
                        "deg",
                        "pos.eq.ra;meta.main"),
                value("dec", ParameterType.REAL, "Declination", "", "deg", "pos.eq.dec;meta.main"),
                value("name", ParameterType.TEXT, "Name", "as SIMBAD knows it", "", "meta.id"),
                value("region", ParameterType.STC_S, "Region", "", "", ""),
                several("weight", ParameterType.REAL, "Weights", "of the bands, in their order", 0, 5),
                several("keep", ParameterType.TEXT, "Columns", "that are kept", 1, Integer.MAX_VALUE, "all"),
                value("since", ParameterType.DATE_TIME, "Observed since", "", "", "time.epoch"),
                options("rows", ParameterType.INTEGER, "Rows", "10", "10=a few", "1000=many"),
                bool("quiet", "Quiet", "says less", "yes"),
                pattern("label", "Label", "of the output", "[a-z][a-z0-9]{0,7}"),
                value("debug", ParameterType.INTEGER, "Debug", "level", "", ""),
                value("query", ParameterType.ADQL, "Query", "over both tables", "", ""),
                value("phase", ParameterType.COMPLEX, "Visibility", "", "Jy", ""),
                value("service", ParameterType.ANY_URI, "Service", "", "", "meta.ref.url"));
        return new Application(
                "crossmatch",
                "ivo://example.org/applications/crossmatch",
                "Crossmatch <&> more",
                Optional.of("Finds the rows of two tables that are the same thing; \"all\" of them."),
                List.of(new Reference("https://example.org/crossmatch?a=1&b=2", Optional.of("The paper"))),
                Optional.empty(),
                new Execution.Command(List.of(new ArgumentTemplate.One("crossmatch"))),
                Map.of(),
                parameters,
                List.of(simple(), full()),
                List.of(
                        output("result", ParameterType.VOTABLE, "application/x-votable+xml", true, "the pairs"),
                        output("plot", ParameterType.IMAGE, "image/png", false, "where they are")),
                ApplicationLimits.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                "/srv/applications");
    }

    private static InterfaceDefinition simple() {
        return new InterfaceDefinition(
                "simple",
                Optional.of("By position"),
                Optional.of("Two tables and a radius."),
                Map.of("matcher", List.of("sky"), "keep", List.of("ra", "dec")),
                List.of(one("first"), one("second"), maybe("radius")),
                List.of("result"));
    }

    private static InterfaceDefinition full() {
        return new InterfaceDefinition(
                "full",
                Optional.of("Everything"),
                Optional.empty(),
                Map.of(),
                List.of(
                        one("first"),
                        one("second"),
                        new InterfaceInput.Conditional(
                                one("matcher"),
                                List.of(
                                        new InterfaceInput.Case(
                                                "sky",
                                                Optional.of("Positions"),
                                                List.of(maybe("radius"), maybe("epoch"))),
                                        new InterfaceInput.Case("id", Optional.empty(), List.of(one("column"))))),
                        new InterfaceInput.Choice(
                                Optional.of("A star of special interest"),
                                List.of(
                                        new InterfaceInput.Group(
                                                Optional.of("Position"), List.of(one("ra"), one("dec")), 1, 1),
                                        maybe("name"),
                                        maybe("region")),
                                0,
                                1),
                        new InterfaceInput.Group(
                                Optional.of("Where"), List.of(maybe("centre"), maybe("box")), 0, Integer.MAX_VALUE),
                        new InterfaceInput.Reference("weight", Optional.of("Weights of the bands"), false, 0, 5),
                        new InterfaceInput.Reference("keep", Optional.empty(), false, 0, Integer.MAX_VALUE),
                        maybe("since"),
                        maybe("rows"),
                        maybe("quiet"),
                        maybe("label"),
                        new InterfaceInput.Reference("debug", Optional.empty(), true, 0, 1),
                        maybe("query"),
                        maybe("phase"),
                        maybe("service")),
                List.of("result", "plot"));
    }

    private static InterfaceInput.Reference one(String parameter) {
        return new InterfaceInput.Reference(parameter, Optional.empty(), false, 1, 1);
    }

    private static InterfaceInput.Reference maybe(String parameter) {
        return new InterfaceInput.Reference(parameter, Optional.empty(), false, 0, 1);
    }

    private static ParameterDefinition file(String id, ParameterType type, String title, String description) {
        return new ParameterDefinition(
                id,
                type,
                Passing.FILE,
                about(title, description, "", ""),
                Optional.empty(),
                List.of(),
                1,
                1,
                Domain.ANY,
                true,
                false);
    }

    private static ParameterDefinition value(
            String id, ParameterType type, String title, String description, String unit, String ucd) {
        return of(id, type, about(title, description, unit, ucd), List.of(), 0, 1, Domain.ANY);
    }

    private static ParameterDefinition several(
            String id, ParameterType type, String title, String description, int least, int most, String... defaults) {
        return of(id, type, about(title, description, "", ""), List.of(defaults), least, most, Domain.ANY);
    }

    /** @param options {@code value} or {@code value=label} */
    private static ParameterDefinition options(
            String id, ParameterType type, String title, String byDefault, String... options) {
        return of(
                id,
                type,
                about(title, "", "", ""),
                byDefault.isEmpty() ? List.of() : List.of(byDefault),
                0,
                1,
                new Domain(
                        List.of(options).stream()
                                .map(one -> one.split("=", 2))
                                .map(one -> new Domain.Option(
                                        one[0], one.length == 1 ? Optional.empty() : Optional.of(one[1])))
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static ParameterDefinition ranged(
            String id,
            ParameterType type,
            String title,
            String description,
            String unit,
            String least,
            boolean leastIn,
            String most,
            boolean mostIn,
            String... defaults) {
        var range = new Domain.Range(
                Optional.of(new Domain.Bound(least, leastIn)), Optional.of(new Domain.Bound(most, mostIn)));
        return of(
                id,
                type,
                about(title, description, unit, ""),
                List.of(defaults),
                0,
                1,
                new Domain(List.of(), Optional.of(range), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ParameterDefinition array(
            String id, String shape, String separator, String title, String description) {
        return of(
                id,
                ParameterType.REAL,
                about(title, description, "deg", "pos.eq"),
                List.of(),
                0,
                1,
                new Domain(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Domain.ArrayShape(shape, separator))));
    }

    private static ParameterDefinition bool(String id, String title, String description, String byDefault) {
        return of(
                id,
                ParameterType.BOOLEAN,
                about(title, description, "", ""),
                List.of(byDefault),
                0,
                1,
                new Domain(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Domain.BooleanWords("yes", "no")),
                        Optional.empty()));
    }

    private static ParameterDefinition pattern(String id, String title, String description, String pattern) {
        return of(
                id,
                ParameterType.TEXT,
                about(title, description, "", ""),
                List.of(),
                0,
                1,
                new Domain(List.of(), Optional.empty(), Optional.of(pattern), Optional.empty(), Optional.empty()));
    }

    private static ParameterDefinition of(
            String id, ParameterType type, BaseParam about, List<String> defaults, int least, int most, Domain domain) {
        return new ParameterDefinition(
                id, type, Passing.VALUE, about, Optional.empty(), defaults, least, most, domain, false, false);
    }

    private static BaseParam about(String title, String description, String unit, String ucd) {
        return new BaseParam(
                some(title),
                some(description),
                some(unit),
                some(ucd),
                some(ucd.isEmpty() ? "" : "stc:" + title.replace(" ", "")));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static OutputDefinition output(
            String id, ParameterType type, String mediaType, boolean required, String description) {
        return new OutputDefinition(
                id, new OutputDefinition.From.File(id), type, mediaType, required, about("", description, "", ""));
    }
}
