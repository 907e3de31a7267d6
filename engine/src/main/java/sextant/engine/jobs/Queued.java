package sextant.engine.jobs;

import java.time.Instant;
import java.util.Optional;
import sextant.engine.hosting.Hosting;
import sextant.engine.pace.Clocks;
import sextant.engine.queue.Dispatcher;
import sextant.engine.queue.Forecast;
import sextant.model.job.Job;

/** What becomes of a job that is asked to run: it waits for its turn with a prediction, or is held with its route. */
record Queued(Dispatcher dispatcher, Forecast forecast, Clocks clocks) {

    Job asked(Job job, Hosting hosting) {
        if (hosting.hold()) {
            return Step.hold(job);
        }
        var now = clocks.now();
        var quote = forecast.end(now, job.application(), dispatcher.waiting(job.route()), hosting.concurrency());
        return Step.queue(job, now, quote);
    }

    /** When a job will end that is started now. */
    Optional<Instant> started(Job job) {
        return forecast.end(clocks.now(), job.application(), 0, 1);
    }
}
