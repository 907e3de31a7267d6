package sextant.engine.ports;

import java.util.List;
import sextant.model.answer.Warning;
import sextant.model.tree.Fields;

/**
 * What one route thinks of one Task.
 *
 * @param findings    every condition that failed, none for a yes
 * @param warnings    what a yes must not hide
 * @param serviceInfo what is to stand in the offer's {@code serviceinfo} besides what the operator wrote, such as languages
 */
public record Judgement(List<Finding> findings, List<Warning> warnings, Fields serviceInfo) {

    public static final Judgement FINE = new Judgement(List.of(), List.of(), Fields.EMPTY);

    public Judgement {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    public static Judgement against(Finding... findings) {
        return new Judgement(List.of(findings), List.of(), Fields.EMPTY);
    }

    public static Judgement warning(Warning... warnings) {
        return new Judgement(List.of(), List.of(warnings), Fields.EMPTY);
    }

    public boolean fine() {
        return findings.isEmpty();
    }
}
