package sextant.model.job;

import java.util.Optional;
import sextant.model.caller.Caller;

/**
 * Whose job it is: a user, known by issuer and subject together. A job of an anonymous caller has no owner.
 *
 * @param issuer  who vouches for the user
 * @param subject the user's name with that issuer
 */
public record Owner(String issuer, String subject) {

    public static Optional<Owner> of(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous _ -> Optional.empty();
            case Caller.User user -> Optional.of(new Owner(user.issuer(), user.subject()));
        };
    }
}
