package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import sextant.acceptance.crash.validation.Evidence;
import sextant.acceptance.crash.validation.Validator;
import sextant.acceptance.crash.validation.Verdict;
import sextant.acceptance.crash.validation.Verdict.Kind;
import sextant.acceptance.crash.validation.Verdict.Violation;

/**
 * Any number of kills: once at every point, then at random instants. A round that goes wrong keeps its folder and says how to repeat it.
 *
 * <pre>
 * run KILLS [SEED]            so many kills; those at points come first
 * run round SEED              one round of random kills again
 * run points NAME+NAME SEED   one round at these points again
 * </pre>
 */
public final class Campaign {

    private static final int KILLS_OF_A_ROUND = 10;

    private final Path parent;
    private final Tally tally = new Tally();
    private int rounds;
    private boolean good = true;

    private Campaign(Path parent) {
        this.parent = parent;
    }

    public static void main(String[] arguments) throws IOException {
        var campaign = new Campaign(Files.createTempDirectory("sextant-crash").toRealPath());
        long seed;
        switch (arguments[0]) {
            case "round" -> {
                seed = Long.parseLong(arguments[1]);
                campaign.play(Plan.random(seed, KILLS_OF_A_ROUND), "round " + seed);
            }
            case "points" -> {
                seed = Long.parseLong(arguments[2]);
                campaign.play(Plan.at(List.of(arguments[1].split("[+]")), seed), "points " + arguments[1] + " " + seed);
            }
            default -> {
                seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
                campaign.kills(Integer.parseInt(arguments[0]), seed);
            }
        }
        System.out.println(campaign.tally.report(seed));
        System.exit(campaign.good ? 0 : 1);
    }

    private void kills(int wanted, long seed) {
        var seeds = new Random(seed);
        for (var points : Plan.groups()) {
            if (tally.kills() < wanted) {
                long own = seeds.nextLong(1_000_000);
                play(Plan.at(points, own), "points " + String.join("+", points) + " " + own);
            }
        }
        while (tally.kills() < wanted) {
            long own = seeds.nextLong(1_000_000);
            play(Plan.random(own, KILLS_OF_A_ROUND), "round " + own);
        }
    }

    private void play(Plan plan, String words) {
        var folder = parent.resolve("round-" + ++rounds);
        var verdict = verdict(plan, folder);
        System.err.println(words + ": " + (verdict.good() ? "good" : "BAD") + ", " + verdict.acknowledged()
                + " acknowledged, " + verdict.recovered() + " recovered; " + tally.kills() + " kills so far");
        if (verdict.good()) {
            delete(folder);
        } else {
            good = false;
            System.err.println(verdict);
            System.err.println("  kept: " + folder + "\n  again: bench/crash/run " + words);
        }
    }

    private Verdict verdict(Plan plan, Path folder) {
        try {
            var evidence = Round.play(Files.createDirectories(folder), plan);
            var verdict = Validator.judge(evidence);
            tally.add(evidence, verdict);
            return verdict;
        } catch (RuntimeException | AssertionError | IOException e) {
            var verdict = new Verdict(0, 0, List.of(new Violation(Kind.UNEXPECTED, e.toString())));
            tally.add(new Evidence(List.of(), List.of(), List.of(), List.of()), verdict);
            return verdict;
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file :
                    new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
