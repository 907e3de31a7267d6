package sextant.model.dialect;

import java.util.Optional;

/**
 * What the IVOA registry wants to know of every resource (VOResource 1.0, {@code Resource}).
 *
 * @param identifier  {@code ivo://authority/name}
 * @param title       for people
 * @param shortName   at most 16 characters
 * @param publisher   the platform, for people
 * @param publisherId its identifier
 * @param contact     whom to ask: an e-mail address, or anything else for people
 * @param description for people
 * @param reference   a page about it, absolute
 */
public record ResourceHead(
        String identifier,
        String title,
        Optional<String> shortName,
        String publisher,
        Optional<String> publisherId,
        Optional<String> contact,
        String description,
        String reference) {

    private static final int LONGEST_SHORT_NAME = 16;

    /** VOResource wants at least one; this one is of the Unified Astronomy Thesaurus. */
    private static final String SUBJECT = "Astronomy software";

    public static boolean isShort(String name) {
        return name.length() <= LONGEST_SHORT_NAME;
    }

    /** In the order of VOResource. */
    public void write(Xml xml) {
        xml.text("title", title);
        xml.text("shortName", shortName);
        xml.text("identifier", identifier);
        xml.start("curation");
        xml.text(
                "publisher",
                publisher,
                new Attributes().with("ivo-id", publisherId).array());
        xml.start("contact");
        xml.text("name", contact.filter(one -> !isMail(one)).orElse(publisher));
        xml.text("email", contact.filter(ResourceHead::isMail));
        xml.end();
        xml.end();
        xml.start("content");
        xml.text("subject", SUBJECT);
        xml.text("description", description);
        xml.text("referenceURL", reference);
        xml.text("contentLevel", "Research");
        xml.end();
    }

    /** Whether mail can be sent to this contact. */
    public static boolean isMail(String contact) {
        return contact.contains("@") && !contact.contains(" ") && !contact.contains(":");
    }
}
