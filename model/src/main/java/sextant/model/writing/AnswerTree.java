package sextant.model.writing;

import sextant.model.answer.Answer;
import sextant.model.tree.Fields;

/** The one shape of an answer on the wire, with the names exactly as the note prints them; what the note lacks is under {@code reponseinfo}. */
public final class AnswerTree {

    private AnswerTree() {}

    public static Fields of(Answer answer) {
        throw new AssertionError("to be written");
    }

    /** Reads an answer of any planner, in the note's spelling or the corrected one. */
    public static Answer read(Fields wire) {
        throw new AssertionError("to be written");
    }
}
