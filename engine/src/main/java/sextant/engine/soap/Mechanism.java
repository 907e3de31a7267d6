package sextant.engine.soap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a message can say by itself who sends it (OASIS WS-Security 1.1.1). */
public enum Mechanism {
    /** A signature with the certificate of a person or a service. */
    SIGNATURE("signature"),
    /** A signature with a proxy certificate of RFC 3820, which a person made for a program. */
    PROXY("proxy"),
    /** A name, and a digest of its password. */
    USERNAME_TOKEN("username-token");

    private final String word;

    Mechanism(String word) {
        this.word = word;
    }

    /** In platform.yaml. */
    public String word() {
        return word;
    }

    public static List<String> words() {
        return Stream.of(values()).map(Mechanism::word).toList();
    }

    public static Optional<Mechanism> of(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
