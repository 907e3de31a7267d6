package sextant.model.uws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import sextant.model.job.JobId;

/**
 * The addresses below one list of jobs, always absolute: clients are known to stumble over others.
 *
 * @param list the address of the list, without a final slash
 */
public record JobLinks(String list) {

    public String job(JobId job) {
        return list + "/" + job;
    }

    /** @param resource {@code phase}, {@code results} ... */
    public String of(JobId job, String resource) {
        return job(job) + "/" + resource;
    }

    public String result(JobId job, String id) {
        return of(job, "results/" + encoded(id));
    }

    public String parameter(JobId job, String id) {
        return of(job, "parameters/" + encoded(id));
    }

    /** A text as one step of a path. */
    private static String encoded(String step) {
        return URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
