package sextant.engine.cea;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.engine.files.JobFiles;
import sextant.model.cea.CeaMessage;
import sextant.model.cea.CeaMessage.Level;
import sextant.model.cea.CeaSummary;
import sextant.model.cea.CeaValue;
import sextant.model.cea.CeaVocabulary;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;

/** Makes the messages, results and summaries of CEA out of jobs (CEA Interfaces 1.0: getPhase, getResults, getExecutionSummary). */
public final class JobReport {

    /** A result that is larger, in bytes, is told by its address; so no answer holds more than a few of these. */
    public static final int LARGEST_INLINE = 1 << 20;

    private static final String SOURCE = "sextant";

    private final JobFiles files;

    public JobReport(JobFiles files) {
        this.files = files;
    }

    /** The phase of a job, and a sentence about it. */
    public static CeaMessage message(Job job, CeaVocabulary vocabulary) {
        var at = job.ended().or(job::started).or(job::queued).orElse(job.created());
        return new CeaMessage(
                Optional.of(vocabulary.phase(job.phase())),
                Optional.of(sentence(job)),
                Optional.of(SOURCE),
                Optional.of(at),
                Optional.of(
                        switch (job.phase()) {
                            case ERROR -> Level.ERROR;
                            case ABORTED, UNKNOWN, SUSPENDED, HELD -> Level.WARN;
                            case PENDING, QUEUED, EXECUTING, COMPLETED, ARCHIVED -> Level.INFO;
                        }));
    }

    /** The first is the draft's own (table of the REST interface). */
    private static String sentence(Job job) {
        return switch (job.phase()) {
            case PENDING -> "Job parameters valid";
            case QUEUED -> "The job waits for its turn";
            case EXECUTING -> "The job is running";
            case COMPLETED -> "The job has completed";
            case ERROR -> job.error().map(JobError::message).orElse("The job has failed");
            case ABORTED -> "ABORTED: " + job.error().map(JobError::message).orElse("It was ended.");
            case UNKNOWN -> "What becomes of the job cannot be seen at the moment";
            case HELD -> "The operator holds the job back; it must be told to run again";
            case SUSPENDED -> "The job is suspended";
            case ARCHIVED -> "The job's time is over";
        };
    }

    /**
     * The results of a job: small ones themselves, as text or bytes; large ones and those that were sent elsewhere by their address.
     *
     * @param address where the result of an id can be fetched
     */
    public List<CeaValue> results(Job job, UnaryOperator<String> address) throws IOException {
        var values = new ArrayList<CeaValue>();
        for (var result : job.results()) {
            values.add(value(job, result, address));
        }
        return values;
    }

    private CeaValue value(Job job, Result result, UnaryOperator<String> address) throws IOException {
        if (result.sent().isPresent()) {
            return CeaValue.address(result.id(), result.sent().get());
        }
        var content = result.size() <= LARGEST_INLINE ? content(job, result) : Optional.<byte[]>empty();
        return content.map(bytes -> text(result, bytes)
                        .map(text -> CeaValue.text(result.id(), text))
                        .orElseGet(() -> CeaValue.bytes(result.id(), bytes)))
                .orElseGet(() -> CeaValue.address(result.id(), address.apply(result.id())));
    }

    /** Empty if it went meanwhile. */
    private Optional<byte[]> content(Job job, Result result) throws IOException {
        var opened = files.result(job.id(), result);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (var file = opened.get()) {
            return Optional.of(Channels.newInputStream(file.channel()).readNBytes(LARGEST_INLINE));
        }
    }

    /** A result that is declared to be text and can stand in XML as it is. */
    private static Optional<String> text(Result result, byte[] bytes) {
        if (!isText(result.mediaType())) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePoints().allMatch(JobReport::standsInXml) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException otherBytes) {
            return Optional.empty();
        }
    }

    private static boolean isText(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.startsWith("text/") || type.endsWith("xml") || type.endsWith("json");
    }

    private static boolean standsInXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    /**
     * All of a job.
     *
     * @param application its identifier
     * @param input       where the uploaded value of a parameter can be fetched
     * @param result      where the result of an id can be fetched
     */
    public CeaSummary summary(
            Job job,
            String application,
            CeaVocabulary vocabulary,
            UnaryOperator<String> input,
            UnaryOperator<String> result)
            throws IOException {
        var inputs = job.parameters().stream()
                .map(parameter -> switch (parameter) {
                    case ParameterValue.Text(var id, var text) -> CeaValue.text(id, text);
                    case ParameterValue.Upload upload -> CeaValue.address(upload.id(), input.apply(upload.id()));
                    case ParameterValue.Indirect(var id, var uri) -> CeaValue.address(id, uri);
                })
                .toList();
        return new CeaSummary(
                application, job.id().text(), inputs, results(job, result), vocabulary.phase(job.phase()));
    }
}
