package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import sextant.engine.configuration.Section;
import sextant.model.application.BaseParam;

/** Reads what a parameter or an output means: {@code title}, {@code description}, {@code unit}, {@code ucd}, {@code utype}. */
final class Meaning {

    /** Words of UCD1+, with a namespace or not; whether the words exist is for the author to know. */
    private static final Pattern UCD = Pattern.compile(
            "(?:[A-Za-z0-9_]+:)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*(?:;(?:[A-Za-z0-9_]+:)?[A-Za-z0-9_.-]+)*");

    private static final Pattern MEDIA_TYPE = Pattern.compile(
            "[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*(?:; ?[a-z0-9-]+=(?:[A-Za-z0-9._+-]+|\"[A-Za-z0-9._+ -]*\"))*");

    private Meaning() {}

    static BaseParam read(Section section) {
        var ucd = section.optionalText("ucd");
        ucd.filter(words -> !UCD.matches(words))
                .ifPresent(_ ->
                        section.problem("ucd", "must be words of UCD1+, such as pos.angDistance or phot.mag;em.opt.V"));
        return new BaseParam(
                section.optionalText("title"),
                section.optionalText("description"),
                section.optionalText("unit"),
                ucd,
                section.optionalText("utype"));
    }

    static void checkMediaType(Section section, String mediaType) {
        if (!MEDIA_TYPE.matches(mediaType)) {
            section.problem("media-type", "must be like text/csv or application/x-votable+xml");
        }
    }
}
