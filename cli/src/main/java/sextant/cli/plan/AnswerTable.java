package sextant.cli.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Look;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

/**
 * The answers of several planners, for people: the word in the first column, all else in the second. Alternatives are numbered
 * through, over all planners, for {@code --apply}.
 */
final class AnswerTable {

    private static final int COLUMN = 9;
    private static final int INDENT = COLUMN + 2;

    /** Longer lists are cut; {@code --json} has all of it. */
    private static final int MOST = 25;

    private final Screen screen;
    private final Question question;
    private final String arrow;
    private int alternatives;

    AnswerTable(Screen screen, Question question, String arrow) {
        this.screen = screen;
        this.question = question;
        this.arrow = arrow;
    }

    void print(List<Outcome> outcomes) {
        for (int at = 0; at < outcomes.size(); at++) {
            if (at > 0) {
                screen.blank();
            }
            print(outcomes.get(at));
        }
    }

    private void print(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(var server, var _, Answer.Yes yes) -> {
                head("YES", Look.GOOD, server);
                offers(yes.offers());
                warnings(yes.warnings());
            }
            case Outcome.Answered(var server, var _, Answer.No no) -> {
                head(
                        no.alternatives().isEmpty() ? "NO" : "MAYBE",
                        no.alternatives().isEmpty() ? Look.BAD : Look.BETWEEN,
                        server);
                no(no);
            }
            case Outcome.Refused(var server, var status, var problem) -> {
                head("REFUSED", Look.BAD, server);
                problem(status, problem);
            }
            case Outcome.Silent(var server, var _, var why) -> {
                head("SILENT", Look.BAD, server);
                screen.text(COLUMN, why, Look.PLAIN);
            }
        }
    }

    private void head(String word, Look look, String server) {
        screen.row(word, look, COLUMN, server, Look.STRONG);
    }

    private void offers(List<Offer> offers) {
        int widest = offers.stream()
                .mapToInt(offer -> offer.serviceType().length())
                .max()
                .orElse(0);
        if (offers.isEmpty()) {
            screen.text(COLUMN, "It does not say by which service.", Look.PLAIN);
        }
        for (var offer : some(offers)) {
            var endpoint =
                    offer.serviceInfo().get("endpoint").map(AnswerTable::inline).orElse("(no endpoint)");
            var space = " ".repeat(Math.min(40, widest - offer.serviceType().length()) + 2);
            screen.text(COLUMN, offer.serviceType() + space + endpoint, Look.PLAIN);
            offer.serviceInfo()
                    .without("endpoint")
                    .values()
                    .forEach((name, value) -> screen.text(INDENT, name + ": " + inline(value), Look.FAINT));
            offer.granted().ifPresent(granted -> screen.text(INDENT, ResourcesLine.of(granted), Look.FAINT));
        }
        cut(offers);
    }

    private void no(Answer.No no) {
        if (no.reasons().isEmpty()) {
            var type = question.task().get("tasktype").map(AnswerTable::inline).orElse("");
            screen.text(COLUMN, "It gives no reason. Perhaps it does not know " + type + ".", Look.PLAIN);
        }
        var reasons = byReason(no.reasons());
        some(reasons).forEach(this::reason);
        cut(reasons);
        no.available()
                .ifPresent(available -> screen.text(COLUMN, "Available: " + ResourcesLine.of(available), Look.PLAIN));
        warnings(no.warnings());
        no.alternatives().forEach(this::alternative);
    }

    /** A reason, and the routes whose rule it is. */
    private record Shared(Reason reason, List<String> routes) {}

    /** Reasons that differ in nothing but the route are shown once. */
    private static List<Shared> byReason(List<Reason> reasons) {
        var routes = new LinkedHashMap<Reason, List<String>>();
        for (var reason : reasons) {
            var names = routes.computeIfAbsent(reason.ofNobody(), one -> new ArrayList<>());
            reason.route().ifPresent(names::add);
        }
        return routes.entrySet().stream()
                .map(entry -> new Shared(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void reason(Shared shared) {
        var reason = shared.reason();
        screen.text(COLUMN, reason.text(), Look.PLAIN);
        reason.detail().ifPresent(words -> screen.text(INDENT, words, Look.PLAIN));
        var facts = new ArrayList<String>();
        reason.path().ifPresent(path -> facts.add("at " + path));
        place(reason).ifPresent(facts::add);
        reason.asked().ifPresent(asked -> facts.add("asked " + inline(asked)));
        reason.available().ifPresent(available -> facts.add("available " + inline(available)));
        if (!shared.routes().isEmpty()) {
            facts.add((shared.routes().size() == 1 ? "route " : "routes ") + String.join(", ", shared.routes()));
        }
        if (reason.retry() == Reason.Retry.LATER) {
            facts.add("try again later");
        }
        if (!facts.isEmpty()) {
            screen.text(INDENT, String.join("; ", facts), Look.FAINT);
        }
    }

    /** In the file of the person who asks, if it came from one: what was sent has lines of its own. */
    private Optional<String> place(Reason reason) {
        return reason.path()
                .flatMap(path -> question.lineOf(path.toString()))
                .or(() -> reason.position().map(Position::toString));
    }

    private void alternative(Alternative alternative) {
        var number = "[" + ++alternatives + "]";
        var route = alternative.route().isEmpty() ? "" : " (route " + alternative.route() + ")";
        screen.item(COLUMN, number, Look.BETWEEN, alternative.text() + route, Look.PLAIN);
        int column = COLUMN + number.length() + 1;
        for (var change : some(alternative.changes())) {
            var from = change.from().map(AnswerTable::inline).orElse("nothing");
            if (change.to().isEmpty()) {
                screen.text(column, "leave out " + change.path() + ", now " + from, Look.FAINT);
            } else if (change.to().get() instanceof Fields
                    || inline(change.to().get()).contains("\n")) {
                screen.text(column, change.path() + " " + arrow, Look.FAINT);
                block(column + 2, change.to().get());
            } else {
                screen.text(
                        column,
                        change.path() + ": " + from + " " + arrow + " "
                                + inline(change.to().get()),
                        Look.FAINT);
            }
        }
    }

    private void block(int column, Node value) {
        var text = value instanceof Scalar(var content, var _)
                ? content
                : new String(DocumentFormat.YAML.write(value, "value"), StandardCharsets.UTF_8);
        text.lines().forEach(line -> screen.text(column, line, Look.FAINT));
    }

    private void warnings(List<Warning> warnings) {
        some(warnings).forEach(warning -> screen.item(COLUMN, "note:", Look.BETWEEN, warning.text(), Look.PLAIN));
        cut(warnings);
    }

    private void problem(int status, Fields problem) {
        var title = problem.get("detail").or(() -> problem.get("title")).map(AnswerTable::inline);
        screen.text(COLUMN, title.orElse("It does not say why") + " (HTTP " + status + ")", Look.PLAIN);
        problem.get("suggest").ifPresent(suggest -> screen.text(INDENT, inline(suggest), Look.PLAIN));
        var facts = new ArrayList<String>();
        problem.get("path").map(AnswerTable::inline).ifPresent(path -> {
            facts.add("at " + path);
            question.lineOf(path).ifPresent(facts::add);
        });
        problem.get("got").ifPresent(got -> facts.add("got " + inline(got)));
        problem.get("limit").ifPresent(limit -> facts.add("allowed " + inline(limit)));
        if (!facts.isEmpty()) {
            screen.text(INDENT, String.join("; ", facts), Look.FAINT);
        }
    }

    private <T> List<T> some(List<T> things) {
        return things.size() <= MOST ? things : things.subList(0, MOST);
    }

    private void cut(List<?> things) {
        if (things.size() > MOST) {
            screen.text(COLUMN, "... and " + (things.size() - MOST) + " more; --json has all of it.", Look.FAINT);
        }
    }

    private static String inline(Node node) {
        return switch (node) {
            case Scalar(var _, var kind) when kind == Scalar.Kind.NULL -> "nothing";
            case Scalar(var text, var _) -> text;
            case Items(var values) -> values.stream().map(AnswerTable::inline).collect(Collectors.joining(", "));
            default ->
                new String(DocumentFormat.JSON.write(node, "value"), StandardCharsets.UTF_8)
                        .replaceAll("\\s*\n\\s*", " ")
                        .strip();
        };
    }
}
