package sextant.adapters.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Tells callers by the bearer token that they send (RFC 6750). Only digests of tokens are kept, and a token is looked up by its own,
 * so the time it takes says nothing about the tokens that are known. No token ever stands in a message. Immutable.
 *
 * @param byDigest SHA-256 of the token in lower-case hexadecimal digits
 */
public record TokenCallers(Map<String, Caller.User> byDigest) {
    /** Knows no token: every caller is anonymous or refused. */
    public static final TokenCallers NONE = new TokenCallers(Map.of());

    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(" + TOKEN.pattern() + ") *");

    /** Headers that came several times are joined by a comma; inside one of them a scheme never follows one. */
    private static final Pattern SEVERAL = Pattern.compile(", *(?i:bearer|basic|digest|negotiate|dpop|mutual|hoba) ");

    private static final Set<String> OTHER_SCHEMES = Set.of("Basic", "Digest", "Negotiate", "DPoP", "Mutual", "HOBA");

    public TokenCallers {
        byDigest = Map.copyOf(byDigest);
    }

    /**
     * @param authorization the header {@code Authorization}, absent for an anonymous caller
     * @throws Refused {@code invalid-token}, 401, for a token that is not known and for anything that is no bearer token; who sends
     *     credentials does not want to be taken for nobody; {@code ambiguous-credentials}, 400, for more than one set of them
     */
    public Caller identify(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        if (SEVERAL.matcher(authorization.get()).find()) {
            throw RefusalKind.AMBIGUOUS_CREDENTIALS
                    .because("The header Authorization came more than once.")
                    .limit("one Authorization: Bearer TOKEN")
                    .suggest("leave all but one out")
                    .refused();
        }
        var bearer = BEARER.matcher(authorization.get());
        if (!bearer.matches()) {
            throw malformed(authorization.get());
        }
        var user = byDigest.get(digest(bearer.group(1)));
        if (user == null) {
            throw refused("The token is not known here.");
        }
        return user;
    }

    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** What was sent may be a token without its scheme, so only the name of a scheme that is known to be one is repeated. */
    private static Refused malformed(String authorization) {
        var scheme = authorization.strip().split(" ", 2)[0];
        if (scheme.equalsIgnoreCase("Bearer")) {
            return refused("The header Authorization has no bearer token that can be read.");
        }
        return refused(OTHER_SCHEMES.stream()
                .filter(scheme::equalsIgnoreCase)
                .findFirst()
                .map(known -> known + " credentials are not taken here, only bearer tokens.")
                .orElse("The header Authorization does not start with a scheme that is taken here."));
    }

    private static Refused refused(String text) {
        return RefusalKind.INVALID_TOKEN
                .because(text)
                .limit("Authorization: Bearer TOKEN, or no such header to ask anonymously")
                .suggest("ask the operator of this service for a token")
                .refused();
    }
}
