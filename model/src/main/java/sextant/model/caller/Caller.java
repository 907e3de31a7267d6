package sextant.model.caller;

import java.util.Set;

/** Who asks (section 7 of the note): nobody in particular, or a user known by issuer and subject together. */
public sealed interface Caller {

    /** The groups that the caller belongs to; an anonymous caller has none. */
    Set<String> groups();

    record Anonymous() implements Caller {
        @Override
        public Set<String> groups() {
            return Set.of();
        }
    }

    /**
     * @param issuer  who vouches for the user, a URI or the name of the operator's token file
     * @param subject the user's name with that issuer; the same subject of another issuer is another user
     */
    record User(String issuer, String subject, Set<String> groups) implements Caller {
        public User {
            groups = Set.copyOf(groups);
        }
    }

    Caller ANONYMOUS = new Anonymous();
}
