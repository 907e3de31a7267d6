package sextant.server.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.model.answer.Alternative;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Answer;
import sextant.model.answer.Edits;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.writing.AnswerTree;
import sextant.model.writing.DocumentFormat;
import sextant.server.web.Words.Fact;

/** An answer as the page shows it. Texts that are absent are empty. */
public record AnswerView(
        boolean yes,
        String sentence,
        List<OfferView> offers,
        List<WarningView> warnings,
        List<ReasonView> reasons,
        List<Fact> available,
        List<AlternativeView> alternatives,
        String file,
        String curl,
        String command,
        String json) {

    /**
     * One service.
     *
     * @param typeLink     the last part of the page about the service type
     * @param endpointLink whether the endpoint can be followed by a browser
     * @param run          how to run it here; null if the service is elsewhere
     */
    public record OfferView(
            String title,
            String serviceType,
            String typeLink,
            String endpoint,
            boolean endpointLink,
            List<Fact> info,
            List<Fact> granted,
            @Nullable RunButton run) {}

    public record WarningView(String text, String path) {}

    public record ReasonView(
            String text,
            String detail,
            int code,
            String path,
            String place,
            String asked,
            String available,
            String routes,
            String retry) {

        ReasonView ofRoutes(String names) {
            return new ReasonView(text, detail, code, path, place, asked, available, names, retry);
        }
    }

    /**
     * One change that makes it a yes.
     *
     * @param query asks the changed question; empty if it is too long for an address
     */
    public record AlternativeView(String text, String route, List<ChangeView> changes, String query) {}

    /**
     * One value that changes.
     *
     * @param lines what changes, where a text of several lines does; empty where one value becomes another
     */
    public record ChangeView(String path, String from, String to, List<LineDifference.Line> lines) {

        static ChangeView of(Change change) {
            var from = change.from().map(Words::of).orElse("");
            var to = change.to().map(Words::of).orElse("");
            var several = from.contains("\n") || to.contains("\n");
            return new ChangeView(
                    change.path().toString(), from, to, several ? LineDifference.of(from, to) : List.of());
        }
    }

    /** Servers refuse longer addresses, ours too. */
    private static final int LONGEST_QUERY = 12_000;

    /** @param task as it was read; empty for a type that nobody takes, of which nothing else was read */
    static AnswerView of(Answer answer, Optional<Task> task, Catalogue catalogue, SameQuestion same) {
        var json = Words.text(DocumentFormat.JSON, AnswerTree.of(answer));
        return switch (answer) {
            case Answer.Yes yes ->
                new AnswerView(
                        true,
                        taken(yes.offers().size(), task),
                        yes.offers().stream()
                                .map(offer -> offer(offer, run(offer, task, yes), catalogue))
                                .toList(),
                        yes.warnings().stream().map(AnswerView::warning).toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        same.file(),
                        same.curl(),
                        same.command(),
                        json);
            case Answer.No(var reasons, var alternatives, var available, var warnings) ->
                new AnswerView(
                        false,
                        refused(reasons, task),
                        List.of(),
                        warnings.stream().map(AnswerView::warning).toList(),
                        reasons(reasons),
                        available.map(Words::facts).orElse(List.of()),
                        alternatives.stream()
                                .map(alternative -> alternative(alternative, task, catalogue))
                                .toList(),
                        same.file(),
                        same.curl(),
                        same.command(),
                        json);
        };
    }

    private static String taken(int offers, Optional<Task> task) {
        var what = task.filter(Task::general).isPresent() ? "Tasks of this kind." : "this Task.";
        return offers == 1 ? "One service here takes " + what : offers + " services here take " + what;
    }

    private static String refused(List<Reason> reasons, Optional<Task> task) {
        if (task.isEmpty()) {
            return "No service here takes Tasks of this kind.";
        }
        return reasons.isEmpty()
                ? "No service here takes this Task from you. The reasons are not published."
                : "No service here takes this Task as it is.";
    }

    private static Optional<RunButton> run(Offer offer, Optional<Task> task, Answer.Yes answer) {
        return offer.here().flatMap(here -> task.map(asked -> RunButton.of(here, asked, answer)));
    }

    private static OfferView offer(Offer offer, Optional<RunButton> run, Catalogue catalogue) {
        var type = catalogue.byIdentifier(offer.serviceType());
        var endpoint = offer.serviceInfo().get("endpoint").map(Words::of).orElse("");
        return new OfferView(
                type.map(Catalogue.Entry::title).orElse("Service"),
                offer.serviceType(),
                type.map(Catalogue.Entry::segment).orElse(""),
                endpoint,
                Words.isWebAddress(endpoint),
                facts(offer),
                offer.granted().map(Words::facts).orElse(List.of()),
                run.orElse(null));
    }

    /** Of what is run here people read the application's name, and times without the letters of a format. */
    private static List<Fact> facts(Offer offer) {
        var info = offer.serviceInfo().without("endpoint");
        if (offer.here().isEmpty()) {
            return Words.facts(info);
        }
        var facts = new ArrayList<Fact>();
        offer.here().get().application().ifPresent(name -> facts.add(new Fact("application", name)));
        Words.facts(info.without("application"))
                .forEach(fact -> facts.add(
                        switch (fact.name()) {
                            case "start" -> new Fact("would start", time(fact.text()));
                            case "end" -> new Fact("would end", time(fact.text()));
                            default -> fact;
                        }));
        return facts;
    }

    private static String time(String instant) {
        return instant.replace("T", " ").replace("Z", " UTC");
    }

    private static WarningView warning(Warning warning) {
        return new WarningView(
                warning.text(), warning.path().map(Path::toString).orElse(""));
    }

    /** Reasons that differ in nothing but the route are shown once. */
    private static List<ReasonView> reasons(List<Reason> reasons) {
        var routes = new LinkedHashMap<ReasonView, Set<String>>();
        for (var reason : reasons) {
            var seen = routes.computeIfAbsent(reason(reason), _ -> new LinkedHashSet<>());
            reason.route().ifPresent(seen::add);
        }
        return routes.entrySet().stream()
                .map(entry -> entry.getKey().ofRoutes(String.join(", ", entry.getValue())))
                .toList();
    }

    private static ReasonView reason(Reason reason) {
        return new ReasonView(
                reason.text(),
                reason.detail().orElse(""),
                reason.httpCode(),
                reason.path().map(Path::toString).orElse(""),
                reason.position().map(position -> "line " + position.line()).orElse(""),
                reason.asked().map(Words::of).orElse(""),
                reason.available().map(Words::of).orElse(""),
                "",
                switch (reason.retry()) {
                    case LATER -> "may work later";
                    case NEVER -> "for good";
                    case CHANGED -> "";
                });
    }

    private static AlternativeView alternative(Alternative alternative, Optional<Task> task, Catalogue catalogue) {
        var document = task.<Node>map(asked -> asked.document().root()).orElse(Fields.EMPTY);
        var query = QuestionForm.of(Edits.apply(document, alternative.changes()), catalogue.askable())
                .query();
        return new AlternativeView(
                alternative.text(),
                alternative.route(),
                alternative.changes().stream().map(ChangeView::of).toList(),
                query.length() > LONGEST_QUERY ? "" : query);
    }
}
