package sextant.model.job;

import java.util.Optional;

/**
 * Why a job failed or was ended (UWS 1.1, {@code errorSummary}).
 *
 * @param passing whether trying again may help ({@code transient}); otherwise {@code fatal}
 * @param word    stable, for programs: the manual lists them
 * @param message for the person whose job it is: what happened and what to do
 * @param detail  a longer text for the resource {@code error}, such as the end of what the program wrote
 */
public record JobError(boolean passing, String word, String message, Optional<String> detail) {}
