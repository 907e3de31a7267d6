package sextant.server.jobpages;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import sextant.engine.platform.Platform;
import sextant.server.address.PublicAddress;
import sextant.server.http.Call;
import sextant.server.web.Site;
import sextant.server.web.Words;

/**
 * Where a page is.
 *
 * @param link  for links from this page: relative, so that it holds behind a proxy that adds a path; without a final slash
 * @param whole for commands that are copied from it
 * @param root  the whole address of {@code /}, without the final slash
 */
public record PageAddress(String link, String whole, String root) {

    public static PageAddress of(Call call, Platform platform) {
        var path = Arrays.stream(call.path().split("/"))
                .filter(step -> !step.isEmpty())
                .map(Words::segment)
                .collect(Collectors.joining("/"));
        URI server = PublicAddress.of(platform, call);
        var root = server.toString().replaceFirst("/$", "");
        return new PageAddress(Site.of(platform, call).root() + path, root + "/" + path, root);
    }
}
