package sextant.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Direction;
import sextant.engine.storage.Storages;
import sextant.engine.storage.Transferred;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.ParameterValue;

/**
 * Fetches the inputs of a job that are somewhere else, before its run is started. What has been fetched lies in the job's folder under a
 * name that says which value it is: so whoever looks, after a restart too, sees what is still missing, and fetches that.
 */
public final class Inbound {

    /** Bytes of a value that becomes part of an argument: longer than any argument may be. */
    private static final int LONGEST_VALUE = 128 << 10;

    private static final String NO_TYPE = "application/octet-stream";

    private final JobFiles files;
    private final Storages storages;
    private final OwnResults own;
    private final LongSupplier largest;

    /** @param largest bytes of one input at most */
    public Inbound(JobFiles files, Storages storages, OwnResults own, LongSupplier largest) {
        this.files = files;
        this.storages = storages;
        this.own = own;
        this.largest = largest;
    }

    /** How it stands. */
    public sealed interface Inputs {
        /** All are here. @param values of the job, none of them indirect any more */
        record Here(List<ParameterValue> values) implements Inputs {}

        /** Some have to come still; whoever sent the courier is told when there is something new. */
        record Coming() implements Inputs {}

        /** One will not come. */
        record Never(JobError why) implements Inputs {}
    }

    public static boolean needed(Job job) {
        return job.parameters().stream().anyMatch(ParameterValue.Indirect.class::isInstance);
    }

    /** Looks, and sends the courier for what is missing. */
    public Inputs inputs(Job job, Application application, Courier courier) throws IOException {
        var values = new ArrayList<ParameterValue>();
        for (int place = 0; place < job.parameters().size(); place++) {
            var value = job.parameters().get(place);
            if (value instanceof ParameterValue.Indirect indirect) {
                var name = "from-" + place;
                var size = files.received(job.id(), name);
                if (size.isEmpty()) {
                    return fetched(job, application, indirect, name, courier);
                }
                var fetched = new ParameterValue.Upload(
                        indirect.id(), name, mediaType(application, indirect.id()), size.getAsLong());
                if (passing(application, indirect.id()) == Passing.FILE) {
                    values.add(fetched);
                } else {
                    var text = text(job, fetched);
                    if (text.isEmpty()) {
                        return new Inputs.Never(notText(indirect.id()));
                    }
                    values.add(new ParameterValue.Text(indirect.id(), text.get()));
                }
            } else {
                values.add(value);
            }
        }
        return new Inputs.Here(values);
    }

    private Inputs fetched(
            Job job, Application application, ParameterValue.Indirect wanted, String name, Courier courier) {
        if (courier.isAway()) {
            return new Inputs.Coming();
        }
        if (courier.outcome(name).orElse(null) instanceof Transferred.Failed(var word, var text, var again)) {
            return new Inputs.Never(new JobError(
                    again,
                    "stage-in-" + word,
                    "The input " + wanted.id() + " could not be fetched. " + text,
                    Optional.of(wanted.uri())));
        }
        long most = passing(application, wanted.id()) == Passing.FILE ? largest.getAsLong() : LONGEST_VALUE;
        courier.send(name, cancellation -> {
            FaultPoint.BEFORE_STAGE_IN.reached();
            var outcome = files.receive(
                    job.id(),
                    name,
                    into -> own.own(wanted.uri())
                            ? own.copy(wanted.uri(), job.owner(), into, most, cancellation)
                            : copyIn(wanted.uri(), into, most, cancellation));
            FaultPoint.AFTER_STAGE_IN.reached();
            return outcome;
        });
        return new Inputs.Coming();
    }

    private Transferred copyIn(String uri, OutputStream into, long most, Cancellation cancellation) throws IOException {
        var storage = storages.of(uri, Direction.IN);
        return storage.isPresent()
                ? storage.get().copyIn(uri, into, most, cancellation)
                : new Transferred.Failed("scheme-not-allowed", "Such addresses are not used here any more.", false);
    }

    /** The content of a fetched value, without one end of line at its end; empty if it is not text. */
    private Optional<String> text(Job job, ParameterValue.Upload fetched) throws IOException {
        try (var opened = files.upload(job.id(), fetched).orElse(null)) {
            if (opened == null) {
                return Optional.empty();
            }
            var bytes = ByteBuffer.allocate((int) Math.min(opened.size(), LONGEST_VALUE));
            while (bytes.hasRemaining() && opened.channel().read(bytes) >= 0) {
                continue;
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return Optional.of(text.replaceFirst("\r?\n\\z", ""));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static JobError notText(String id) {
        return new JobError(
                false,
                "bad-encoding",
                "The input " + id + " takes text, and what was fetched for it is not text in UTF-8.",
                Optional.empty());
    }

    private static Passing passing(Application application, String id) {
        return application.parameter(id).map(ParameterDefinition::passing).orElse(Passing.FILE);
    }

    private static String mediaType(Application application, String id) {
        return application.parameter(id).flatMap(ParameterDefinition::mediaType).orElse(NO_TYPE);
    }
}
