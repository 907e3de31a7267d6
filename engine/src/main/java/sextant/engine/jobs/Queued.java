package sextant.engine.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.hosting.Hosting;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.queue.Dispatcher;
import sextant.engine.queue.Forecast;
import sextant.engine.staging.Inbound;
import sextant.model.application.Application;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** What becomes of a job that is asked to run: it waits for its turn with a prediction, or is held with its route. */
record Queued(Supplier<Platform> platform, Dispatcher dispatcher, Forecast forecast, Clocks clocks) {

    /** @throws Refused those of {@link #check}; or what it needs is not offered any more */
    Job asked(Job job) {
        check(application(job), job.parameters(), true);
        var hosting = platform.get()
                .route(job.route())
                .flatMap(Route::hosting)
                .orElseThrow(() -> RefusalKind.NO_SUCH_ROUTE
                        .because("The route " + job.route() + " does not run jobs any more.")
                        .refused());
        return asked(job, hosting);
    }

    Job asked(Job job, Hosting hosting) {
        if (hosting.hold()) {
            return Step.hold(job);
        }
        // When those before it will end depends on too much to be told; once it is started it has a quote.
        var quote = dispatcher.free(job.route(), hosting.concurrency()) ? started(job) : Optional.<Instant>empty();
        return Step.queue(job, clocks.now(), quote);
    }

    Application application(Job job) {
        return platform.get()
                .application(job.application())
                .orElseThrow(() -> RefusalKind.NO_SUCH_APPLICATION
                        .because("The application " + job.application() + " is not offered here any more.")
                        .refused());
    }

    /** What is missing may still come while the job is not asked to run; everything else must be right. */
    static void check(Application application, List<ParameterValue> parameters, boolean run) {
        List<ParameterValue> complete;
        try {
            complete = ParameterCheck.complete(application, parameters);
        } catch (Refused refused) {
            if (run || refused.refusal().kind() != RefusalKind.PARAMETER_MISSING) {
                throw refused;
            }
            return;
        }
        CommandLine.check(application, Inbound.imagined(application, complete));
    }

    /** When a job will end that is started now. */
    Optional<Instant> started(Job job) {
        return forecast.end(clocks.now(), job.application());
    }
}
