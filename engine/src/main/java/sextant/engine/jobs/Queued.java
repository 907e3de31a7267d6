package sextant.engine.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.applications.CommandLine;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.applications.WebCall;
import sextant.engine.hosting.Hosting;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.queue.Outlook;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;
import sextant.model.job.Job;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** What becomes of a job that is asked to run: it waits for its turn with a prediction, or is held with its route. */
record Queued(Supplier<Platform> platform, Outlook outlook, Clocks clocks) {

    /** @throws Refused those of {@link #check}; or what it needs is not offered any more */
    Job asked(Job job) {
        var application = application(job);
        check(application, called(job, application), job.parameters(), true);
        var hosting = platform.get()
                .route(job.route())
                .flatMap(Route::hosting)
                .orElseThrow(() -> RefusalKind.NO_SUCH_ROUTE
                        .because("The route " + job.route() + " does not run jobs any more.")
                        .refused());
        return asked(job, hosting);
    }

    Job asked(Job job, Hosting hosting) {
        var now = clocks.now();
        var kept = platform.get().jobs().policy().keep();
        return hosting.hold() ? Step.hold(job, now, kept) : Step.queue(job, now, outlook.end(job), kept);
    }

    Application application(Job job) {
        return platform.get()
                .application(job.application())
                .orElseThrow(() -> RefusalKind.NO_SUCH_APPLICATION
                        .because("The application " + job.application() + " is not offered here any more.")
                        .refused());
    }

    /** @throws Refused {@code no-such-interface}: the application had it when the job was made, and has been changed since */
    static InterfaceDefinition called(Job job, Application application) {
        return application
                .callable(Optional.of(job.interfaceId()))
                .orElseThrow(() -> RefusalKind.NO_SUCH_INTERFACE
                        .because("The application " + application.name()
                                + " has been changed since the job was made: it has no interface " + job.interfaceId()
                                + " any more.")
                        .got(job.interfaceId())
                        .suggest("Create a new job.")
                        .refused());
    }

    /** What is missing may still come while the job is not asked to run; everything else must be right. */
    static void check(
            Application application, InterfaceDefinition called, List<ParameterValue> parameters, boolean run) {
        List<ParameterValue> complete;
        try {
            complete = ParameterCheck.complete(application, called, parameters);
        } catch (Refused refused) {
            if (run || !isIncompleteOnly(refused.refusal())) {
                throw refused;
            }
            return;
        }
        switch (application.execution()) {
            case Execution.Command _ -> CommandLine.check(application, complete);
            case HttpCall call -> WebCall.check(application, call, complete);
        }
    }

    private static boolean isIncompleteOnly(Refusal refusal) {
        return refusal.faults().stream().allMatch(fault -> fault.kind() == RefusalKind.PARAMETER_MISSING);
    }

    /** When a job will end that is started now. */
    Optional<Instant> started(Job job) {
        return outlook.length(job).map(clocks.now()::plus);
    }
}
