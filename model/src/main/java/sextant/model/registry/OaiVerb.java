package sextant.model.registry;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a harvester can ask (OAI-PMH 2.0, section 4), and with which arguments. */
enum OaiVerb {
    IDENTIFY("Identify", Set.of(), Set.of()),
    LIST_METADATA_FORMATS("ListMetadataFormats", Set.of(), Set.of("identifier")),
    LIST_SETS("ListSets", Set.of(), Set.of()),
    GET_RECORD("GetRecord", Set.of("identifier", "metadataPrefix"), Set.of()),
    LIST_IDENTIFIERS("ListIdentifiers", Set.of("metadataPrefix"), Set.of("from", "until", "set")),
    LIST_RECORDS("ListRecords", Set.of("metadataPrefix"), Set.of("from", "until", "set"));

    private final String word;
    private final Set<String> required;
    private final Set<String> optional;

    OaiVerb(String word, Set<String> required, Set<String> optional) {
        this.word = word;
        this.required = required;
        this.optional = optional;
    }

    static Optional<OaiVerb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    Set<String> required() {
        return required;
    }

    boolean takes(String argument) {
        return required.contains(argument) || optional.contains(argument);
    }
}
