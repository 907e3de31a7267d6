package sextant.server.previews;

import java.util.HashMap;
import sextant.engine.preview.Preview;
import sextant.model.job.Job;
import sextant.model.job.Result;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.jobpages.PageAddress;
import sextant.server.platform.CurrentPlatform;
import sextant.server.web.Site;
import sextant.server.web.Templates;

/** A preview for people. */
public final class PreviewPages {

    private final CurrentPlatform current;

    public PreviewPages(CurrentPlatform current) {
        this.current = current;
    }

    Reply page(Call call, Job job, Result result, Preview preview) {
        var platform = current.inForce().planner().platform();
        var address = PageAddress.of(call, platform);
        var values = new HashMap<String, Object>();
        values.put("address", address);
        values.put("job", address.link().replaceFirst("/results/[^/]*/preview$", ""));
        values.put("result", address.link().replaceFirst("/preview$", ""));
        values.put("mediaType", result.mediaType());
        values.put("glance", Glance.whole(preview, result.id(), address.link()));
        var title = result.id() + " of " + job.id().text();
        return Templates.page(200, "preview", Site.of(platform, call), title, "jobs", values)
                .with("Cache-Control", "no-store");
    }
}
