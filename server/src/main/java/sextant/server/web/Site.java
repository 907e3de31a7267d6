package sextant.server.web;

import sextant.engine.platform.Platform;
import sextant.server.http.Call;

/**
 * What every page shows of the platform.
 *
 * @param contactLink where the contact leads to, if it is an address of mail or web
 * @param root        the way from the page to {@code /}, relative, so that links hold behind a proxy that adds a path
 */
public record Site(String name, String description, String contact, String contactLink, String root) {

    public static Site of(Platform platform, Call call) {
        var contact = platform.contact().orElse("");
        return new Site(
                platform.name(), platform.description().orElse(""), contact, contactLink(contact), root(call.path()));
    }

    private static String contactLink(String contact) {
        if (Words.isWebAddress(contact)) {
            return contact;
        }
        return contact.matches("[^\\s@:/?&]+@[^\\s@:/?&]+") ? "mailto:" + contact : "";
    }

    private static String root(String path) {
        int depth = (int) path.chars().filter(character -> character == '/').count() - 1;
        return depth <= 0 ? "./" : "../".repeat(depth);
    }
}
