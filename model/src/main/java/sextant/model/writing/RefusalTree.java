package sextant.model.writing;

import java.util.Optional;
import sextant.model.refusal.Refusal;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * A refusal as problem details (RFC 9457): {@code type}, {@code title}, {@code status}, {@code detail}, and what we add to them:
 * {@code kind}, {@code path}, {@code got}, {@code limit}, {@code suggest}, {@code line}, {@code column}; and, if more than one thing is
 * wrong, {@code errors}, one by one: {@code kind}, {@code path}, {@code detail}, {@code got}, {@code limit}, {@code suggest}.
 */
public final class RefusalTree {

    private RefusalTree() {}

    /** The {@code type} is relative to this server and leads to a page about the kind: {@code /errors/tasktype-missing}. */
    public static Fields of(Refusal refusal) {
        var kind = refusal.kind();
        var wire = new Wire();
        wire.text("type", Optional.of("/errors/" + kind.word()));
        wire.text("title", Optional.of(kind.title()));
        wire.put("status", Optional.of(Scalar.number(kind.status())));
        wire.text("detail", Optional.of(refusal.text()));
        wire.text("kind", Optional.of(kind.word()));
        wire.text("path", path(refusal));
        wire.text("got", refusal.got());
        wire.text("limit", refusal.limit());
        wire.text("suggest", refusal.suggest());
        wire.put("line", refusal.position().map(Position::line).map(Scalar::number));
        wire.put("column", refusal.position().map(Position::column).map(Scalar::number));
        wire.put("errors", errors(refusal));
        return wire.fields();
    }

    private static Optional<Items> errors(Refusal refusal) {
        return Optional.of(refusal.each())
                .filter(each -> !each.isEmpty())
                .map(each ->
                        new Items(each.stream().<Node>map(RefusalTree::error).toList()));
    }

    private static Fields error(Refusal fault) {
        var wire = new Wire();
        wire.text("kind", Optional.of(fault.kind().word()));
        wire.text("path", path(fault));
        wire.text("detail", Optional.of(fault.text()));
        wire.text("got", fault.got());
        wire.text("limit", fault.limit());
        wire.text("suggest", fault.suggest());
        return wire.fields();
    }

    private static Optional<String> path(Refusal refusal) {
        return refusal.path().map(Path::toString).filter(path -> !path.isEmpty());
    }
}
