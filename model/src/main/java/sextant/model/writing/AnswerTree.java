package sextant.model.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Answer.No;
import sextant.model.answer.Answer.Yes;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Quantities;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * The one shape of an answer on the wire, with the names and their order exactly as the note prints them ({@code reponseword},
 * {@code reponseinfo}); what the note lacks is under {@code reponseinfo}. What is absent from an answer is absent from the tree.
 *
 * <ul>
 *   <li>yes: {@code reponseword}, then {@code servicetype}, {@code serviceinfo}, {@code resources} for one offer (section 3.1) or
 *       {@code interfaces} with these three in each item for several (section 4.4), then {@code reponseinfo};
 *   <li>no: {@code reponseword}, {@code resources} that are available (section 5), {@code reponseinfo} with {@code reasons}
 *       (section 7), {@code alternatives} and {@code warnings};
 *   <li>a reason: {@code httpcode}, {@code text}, {@code kind}, {@code path}, {@code asked}, {@code available}, {@code detail},
 *       {@code route}, {@code retry}, {@code line}, {@code column}; without a kind it is short: {@code httpcode} and {@code text};
 *   <li>an alternative: {@code text}, {@code route}, {@code changes}; a change: {@code path}, {@code from}, and {@code to}, the new
 *       value, or {@code remove}, which is true and means that the value is left out.
 * </ul>
 */
public final class AnswerTree {

    private AnswerTree() {}

    public static Fields of(Answer answer) {
        return switch (answer) {
            case Yes yes -> yes(yes);
            case No no -> no(no);
        };
    }

    /**
     * Reads an answer of any planner, in the note's spelling or the corrected one ({@code responseword}, {@code responseinfo}).
     * What is unknown or unreadable below the first level is left out, since other planners say other things. A yes of a planner
     * that names no service has no offers.
     *
     * @throws sextant.model.refusal.Refused with kind {@code type} if it is no answer at all
     */
    public static Answer read(Fields wire) {
        return AnswerReader.read(wire);
    }

    private static Fields yes(Yes yes) {
        var wire = Fields.of("reponseword", Scalar.text("YES"));
        if (yes.offers().size() == 1) {
            wire = wire.with(offer(yes.offers().getFirst()));
        } else if (!yes.offers().isEmpty()) {
            wire = wire.with("interfaces", each(yes.offers(), AnswerTree::offer));
        }
        return withInfo(wire, List.of(), List.of(), yes.warnings());
    }

    private static Fields no(No no) {
        var wire = Fields.of("reponseword", Scalar.text("NO"));
        var available = no.available().filter(resources -> !resources.isEmpty());
        if (available.isPresent()) {
            wire = wire.with("resources", resources(available.get()));
        }
        return withInfo(wire, no.reasons(), no.alternatives(), no.warnings());
    }

    private static Fields offer(Offer offer) {
        var wire = Fields.of("servicetype", Scalar.text(offer.serviceType())).with("serviceinfo", offer.serviceInfo());
        return offer.granted()
                .filter(granted -> !granted.isEmpty())
                .map(granted -> wire.with("resources", resources(granted)))
                .orElse(wire);
    }

    /** The {@code resources} element of section 5, for instance {@code mincores: 8, maxmemory: 10G}. */
    private static Fields resources(Resources resources) {
        var wire = new Wire();
        resources.ranges().forEach((resource, range) -> {
            wire.put(resource.minKey(), range.min().map(amount -> Quantities.write(resource, amount)));
            wire.put(resource.maxKey(), range.max().map(amount -> Quantities.write(resource, amount)));
        });
        return wire.fields();
    }

    private static Fields withInfo(
            Fields wire, List<Reason> reasons, List<Alternative> alternatives, List<Warning> warnings) {
        var info = new Wire();
        info.put("reasons", some(reasons, AnswerTree::reason));
        info.put("alternatives", some(alternatives, AnswerTree::alternative));
        info.put("warnings", some(warnings, AnswerTree::warning));
        return info.fields().isEmpty() ? wire : wire.with("reponseinfo", info.fields());
    }

    private static Fields reason(Reason reason) {
        var wire = new Wire();
        wire.put("httpcode", Optional.of(Scalar.number(reason.httpCode())));
        wire.text("text", Optional.of(reason.text()));
        wire.text("kind", Optional.of(reason.kind()).filter(kind -> !kind.isEmpty()));
        wire.text("path", reason.path().map(Path::toString));
        wire.put("asked", reason.asked());
        wire.put("available", reason.available());
        wire.text("detail", reason.detail());
        wire.text("route", reason.route());
        wire.text("retry", retry(reason));
        wire.put("line", reason.position().map(Position::line).map(Scalar::number));
        wire.put("column", reason.position().map(Position::column).map(Scalar::number));
        return wire.fields();
    }

    /** A short reason does not say that another Task might do: that goes without saying. */
    private static Optional<String> retry(Reason reason) {
        return reason.kind().isEmpty() && reason.retry() == Reason.Retry.CHANGED
                ? Optional.empty()
                : Optional.of(reason.retry().word());
    }

    private static Fields alternative(Alternative alternative) {
        return Fields.of("text", Scalar.text(alternative.text()))
                .with("route", alternative.route())
                .with("changes", each(alternative.changes(), AnswerTree::change));
    }

    private static Fields change(Alternative.Change change) {
        var wire = new Wire();
        wire.text("path", Optional.of(change.path().toString()));
        wire.put("from", change.from());
        if (change.to().isPresent()) {
            wire.put("to", change.to());
        } else {
            wire.put("remove", Optional.of(Scalar.truth(true)));
        }
        return wire.fields();
    }

    private static Fields warning(Warning warning) {
        var wire = new Wire();
        wire.text("kind", Optional.of(warning.kind()).filter(kind -> !kind.isEmpty()));
        wire.text("text", Optional.of(warning.text()));
        wire.text("path", warning.path().map(Path::toString));
        return wire.fields();
    }

    private static <T> Optional<Items> some(List<T> things, Function<T, Fields> writer) {
        return things.isEmpty() ? Optional.empty() : Optional.of(each(things, writer));
    }

    private static <T> Items each(List<T> things, Function<T, Fields> writer) {
        var items = new ArrayList<Node>(things.size());
        things.forEach(thing -> items.add(writer.apply(thing)));
        return new Items(items);
    }
}
