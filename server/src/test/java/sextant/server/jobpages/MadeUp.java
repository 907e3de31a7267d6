package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.preview.Preview;
import sextant.engine.runner.RunName;
import sextant.model.application.Application;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.execution.ArgumentTemplate;
import sextant.model.application.execution.Execution;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Result;
import sextant.model.tree.Scalar;

/** Applications and jobs that nobody ran. */
final class MadeUp {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Caller JANE = new Caller.User("tokens", "jane", Set.of("staff"));

    private MadeUp() {}

    static ParameterDefinition file(String id, ParameterType type, String description) {
        return new ParameterDefinition(
                id, type, Passing.FILE, about(description), Optional.empty(), List.of(), 1, 1, Domain.ANY, true, false);
    }

    static BaseParam about(String description) {
        return BaseParam.described(Optional.of(description));
    }

    static ParameterDefinition value(String id, ParameterType type, String description, String... defaults) {
        return new ParameterDefinition(
                id,
                type,
                Passing.VALUE,
                about(description),
                Optional.empty(),
                List.of(defaults),
                0,
                1,
                Domain.ANY,
                false,
                false);
    }

    static ParameterDefinition choice(String id, int most, List<String> options, String... defaults) {
        return new ParameterDefinition(
                id,
                ParameterType.TEXT,
                Passing.VALUE,
                about("one of what there is"),
                Optional.empty(),
                List.of(defaults),
                0,
                most,
                new Domain(
                        options.stream()
                                .map(value -> new Domain.Option(value, Optional.empty()))
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                false,
                false);
    }

    static ParameterDefinition several(String id, String... defaults) {
        return new ParameterDefinition(
                id,
                ParameterType.REAL,
                Passing.VALUE,
                about("radii of the apertures, in pixels"),
                Optional.empty(),
                List.of(defaults),
                1,
                Integer.MAX_VALUE,
                new Domain(List.of(), Optional.empty(), Optional.of("[0-9.]+"), Optional.empty(), Optional.empty()),
                false,
                false);
    }

    static Application application(String name, String title, String description, ParameterDefinition... parameters) {
        return new Application(
                name,
                "ivo://example.org/applications/" + name,
                title,
                Optional.of(description).filter(text -> !text.isEmpty()),
                List.of(),
                Optional.empty(),
                new Execution.Command(List.of(new ArgumentTemplate.One(name))),
                Map.of(),
                List.of(parameters),
                List.of(new InterfaceDefinition(
                        "default",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(parameters).stream()
                                .<InterfaceInput>map(one -> new InterfaceInput.Reference(
                                        one.id(), Optional.empty(), false, one.least(), one.most()))
                                .toList(),
                        List.of("result", "segments"))),
                List.of(
                        new OutputDefinition(
                                "result",
                                new OutputDefinition.From.File("catalogue.vot"),
                                ParameterType.VOTABLE,
                                "application/x-votable+xml",
                                true,
                                about("the sources, one to a row")),
                        new OutputDefinition(
                                "segments",
                                new OutputDefinition.From.File("segments.fits"),
                                ParameterType.FITS,
                                "application/fits",
                                false,
                                BaseParam.NONE)),
                ApplicationLimits.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                "/srv/applications");
    }

    static Application extractor() {
        return application(
                "source-extractor",
                "Source extraction",
                "Finds stars and galaxies in an image and measures them, with SExtractor.",
                file("image", ParameterType.FITS, "the image to search"),
                value("threshold", ParameterType.REAL, "how far above the background, in sigma", "1.5"),
                choice("filter", 1, List.of("default", "gauss_3.0_5x5", "mexhat_2.0_7x7"), "default"),
                choice("checkimages", 3, List.of("background", "segmentation", "objects")),
                several("apertures", "5", "10"));
    }

    static Application sleeper() {
        return application(
                "slow",
                "A slow one",
                "Counts, and says how far it has come.",
                value("seconds", ParameterType.INTEGER, "how long", "60"));
    }

    static JobId id(int number) {
        var digits = "abcdefghijklmnopqrstuvwxyz";
        return new JobId("q7hx2mvk4tzr5wnc6ypd3sbe" + digits.charAt(number / 26) + digits.charAt(number % 26));
    }

    /** A job in a phase, with all that a job in that phase has. */
    static Job job(int number, Phase phase, String application, String runId) {
        var queued = phase == Phase.PENDING || phase == Phase.HELD ? Optional.<Instant>empty() : at(-290);
        var began = phase.mayRun() || phase == Phase.COMPLETED || phase == Phase.ERROR || phase == Phase.ARCHIVED;
        return new Job(
                id(number),
                Optional.empty(),
                "demo",
                application,
                "default",
                Optional.of(runId).filter(text -> !text.isEmpty()),
                phase,
                List.of(
                        new ParameterValue.Upload("image", "1", "application/fits", 4_214_080),
                        new ParameterValue.Text("threshold", "2"),
                        new ParameterValue.Text("apertures", "5"),
                        new ParameterValue.Text("apertures", "7.5")),
                List.of(),
                phase == Phase.COMPLETED ? results() : List.of(),
                NOW.minusSeconds(300 + 700L * number),
                queued,
                began ? at(-42) : Optional.empty(),
                phase.isFinal() ? at(-3) : Optional.empty(),
                Optional.empty(),
                at(7 * 86_400),
                3600,
                phase.blocks() ? at(95) : Optional.empty(),
                phase == Phase.ERROR ? Optional.of(failure()) : Optional.empty(),
                phase == Phase.SUSPENDED ? Optional.of(Job.Suspender.CLIENT) : Optional.empty(),
                began ? 1 : 0,
                OptionalLong.empty(),
                4);
    }

    static Job owned(Job job, Caller caller) {
        return new Job(
                job.id(),
                Owner.of(caller),
                job.route(),
                job.application(),
                job.interfaceId(),
                job.runId(),
                job.phase(),
                job.parameters(),
                job.targets(),
                job.results(),
                job.created(),
                job.queued(),
                job.started(),
                job.ended(),
                job.reserved(),
                job.destruction(),
                job.executionDuration(),
                job.quote(),
                job.error(),
                job.suspendedBy(),
                job.attempt(),
                job.ran(),
                job.version());
    }

    private static Optional<Instant> at(long seconds) {
        return Optional.of(NOW.plusSeconds(seconds));
    }

    static List<Result> results() {
        return List.of(
                new Result(
                        "result",
                        "application/x-votable+xml",
                        48_213,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "1",
                        Optional.empty()),
                new Result(
                        "segments",
                        "application/fits",
                        4_214_080,
                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                        "2",
                        Optional.empty()));
    }

    static JobError failure() {
        return new JobError(
                false,
                "exit-code",
                "The program ended with exit code 1. Look at what it wrote; the image is perhaps no FITS file.",
                Optional.of("*Error*: not a FITS file: sky.fits"));
    }

    static JobQuery all() {
        return JobQuery.all();
    }

    static JobQuery last(int last) {
        return new JobQuery(
                new JobQuery.Whose.Everybody(),
                Set.of(),
                Optional.empty(),
                OptionalInt.of(last),
                Optional.empty(),
                Optional.empty());
    }

    static Preview.Table table() {
        return new Preview.Table(
                List.of(
                        new Preview.Column(
                                "RA",
                                "double",
                                Optional.of("deg"),
                                Optional.of("pos.eq.ra"),
                                Optional.of("Right ascension")),
                        new Preview.Column(
                                "NAME", "char[*]", Optional.empty(), Optional.empty(), Optional.of("<b>Name</b>"))),
                2,
                List.of(
                        List.of(Scalar.plain("56.75"), Scalar.text("Alcyone <script>")),
                        List.of(Scalar.NULL, Scalar.text("Atlas"))),
                OptionalLong.of(294),
                true);
    }

    /** Everything that the pages read beside the jobs themselves. */
    record Source(List<Application> applications, List<Job> jobs, boolean listAnonymous, String output)
            implements JobSource {

        static Source of(Job... jobs) {
            return new Source(
                    List.of(extractor(), sleeper()),
                    List.of(jobs),
                    true,
                    "\n----- SExtractor 2.25.0 started\nMeasuring from: sky.fits\n      Objects: detected 312      / sextracted 294\n");
        }

        @Override
        public List<Duration> durations(String application, int most) {
            return application.equals("slow")
                    ? List.of()
                    : List.of(Duration.ofMillis(70), Duration.ofSeconds(12), Duration.ofMillis(310));
        }

        @Override
        public Optional<Job> find(JobId id, Caller caller) {
            return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
        }

        @Override
        public String tail(RunName run, JobFiles.Stream which, int most) {
            return which == JobFiles.Stream.STDOUT ? output : "";
        }

        @Override
        public Optional<Preview> preview(Job job, Result result) {
            return result.mediaType().equals("application/x-votable+xml") ? Optional.of(table()) : Optional.empty();
        }

        @Override
        public JobPolicy policy() {
            var usual = JobPolicy.DEFAULT;
            return new JobPolicy(
                    listAnonymous,
                    usual.operators(),
                    usual.keep(),
                    usual.keepAtMost(),
                    usual.archive(),
                    usual.longestRun(),
                    usual.uploadBytes(),
                    usual.waitAtMost(),
                    usual.waitsPerCaller());
        }
    }
}
