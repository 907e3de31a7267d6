package sextant.engine.hosting;

/** Everything under {@code jobs:} in platform.yaml. */
public record JobsSetup(JobPolicy policy, StoreChoice store, ProcessPolicy process, StagingPolicy staging) {

    public static final JobsSetup DEFAULT =
            new JobsSetup(JobPolicy.DEFAULT, new StoreChoice.Sqlite(), ProcessPolicy.DEFAULT, StagingPolicy.DEFAULT);
}
