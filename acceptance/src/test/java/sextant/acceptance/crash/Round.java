package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import sextant.acceptance.crash.Plan.Blow;
import sextant.acceptance.crash.validation.Call;
import sextant.acceptance.crash.validation.Evidence;
import sextant.acceptance.crash.validation.Fault;
import sextant.acceptance.crash.validation.FinalJob;
import sextant.acceptance.crash.validation.Operation;
import sextant.acceptance.crash.validation.PhaseGraph;
import sextant.acceptance.crash.validation.Uptime;
import sextant.acceptance.crash.validation.Validator;
import sextant.acceptance.running.Processes;
import sextant.acceptance.running.Supervisor;

/** One service on one data folder: used by many clients, hit again and again, brought to rest, and read. */
final class Round {

    private static final int CLIENTS = 40;
    private static final long SECONDS_TO_REST = 90;
    private static final long SECONDS_TO_REACH_A_POINT = 60;

    private final Path folder;
    private final Plan plan;
    private final Ledger ledger;
    private final HistoryFile history;
    private final Listening listening;
    private final Service service;
    private final List<Fault> faults = new ArrayList<>();
    private Victim victim;

    private Round(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        this.ledger = new Ledger(folder.resolve("ledger"));
        this.history = new HistoryFile(folder.resolve("history"));
        this.listening = new Listening(plan.seed());
        this.service = new Service(history, new Elsewhere(folder.resolve("elsewhere")), listening);
        Payload.write(folder, ledger.file(), listening.port());
        this.victim = Victim.start(
                folder, armedFromTheStart(plan) ? options(plan.blows().getFirst()) : options());
    }

    /** What happened in a round, which keeps everything that it wrote in its folder. */
    static Evidence play(Path folder, Plan plan) {
        var round = new Round(folder, plan);
        try {
            return round.play();
        } finally {
            round.victim.kill();
            Supervisor.find(folder.resolve("data")).forEach(Processes::kill);
            Processes.about(folder.resolve("data")).forEach(process -> Processes.kill(process.pid()));
            round.history.close();
            round.listening.close();
        }
    }

    private Evidence play() {
        var random = new Random(plan.seed());
        var clients = IntStream.rangeClosed(1, CLIENTS)
                .mapToObj(number -> new Client(number, service, new Random(random.nextLong())))
                .toList();
        var threads =
                clients.stream().map(client -> Thread.ofVirtual().start(client)).toList();
        service.isAt(victim.ready());
        for (int i = 0; i < plan.blows().size(); i++) {
            hit(plan.blows().get(i), i == 0 && armedFromTheStart(plan));
        }
        clients.forEach(Client::stop);
        threads.forEach(Round::join);
        rest();
        var jobs = service.everything();
        hearTheRest(jobs);
        victim.stop();
        return evidence(jobs);
    }

    private Evidence evidence(List<FinalJob> jobs) {
        return new Evidence(history.calls(), ledger.lines(), jobs, List.copyOf(faults), listening.heard());
    }

    /** Waits until every listener has heard how its job ended; who does not in time is left for the judge. */
    private void hearTheRest(List<FinalJob> jobs) {
        long until = Uptime.now() + SECONDS_TO_REST * 1_000_000_000L;
        while (Validator.hasUntold(evidence(jobs)) && Uptime.now() < until) {
            sleep(300);
        }
    }

    /** Whether the first server is to die at a point; one that is about recovery needs something to recover first. */
    private static boolean armedFromTheStart(Plan plan) {
        return plan.blows().getFirst() instanceof Blow.Point point
                && !point.name().endsWith("_RECOVERY");
    }

    /** @param armed whether the server that runs was started for this blow */
    private void hit(Blow blow, boolean armed) {
        switch (blow) {
            case Blow.KillServer kill -> {
                sleep(kill.afterMillis());
                victim.kill();
                restarted("server", Uptime.now(), ledger.alive());
            }
            case Blow.KillBoth kill -> {
                sleep(kill.afterMillis());
                var alive = ledger.alive();
                victim.kill();
                killSupervisor();
                restarted("both", Uptime.now(), alive);
            }
            case Blow.KillSupervisor kill -> {
                sleep(kill.afterMillis());
                var alive = ledger.alive();
                long at = Uptime.now();
                killSupervisor();
                note("supervisor", at, alive, 0);
            }
            case Blow.Point point -> reach(point, armed);
        }
    }

    private void reach(Blow.Point point, boolean armed) {
        if (!armed) {
            sleep(1500);
            var alive = ledger.alive();
            victim.kill();
            if (point.name().startsWith("SUPERVISOR_")) {
                // One that lives already was not told to die.
                killSupervisor();
            }
            service.isAt(Optional.empty());
            victim = Victim.start(folder, options(point));
            service.isAt(victim.ready());
            if (!victim.isAlive()) {
                restarted(point.name(), Uptime.now(), alive);
                return;
            }
        }
        if (point.name().startsWith("SUPERVISOR_")) {
            reachInSupervisor(point);
        } else {
            if (!victim.await(SECONDS_TO_REACH_A_POINT * 1000)) {
                throw new PointNotReached(point.name());
            }
            // Programs outlive the server, so those that are alive now were so a moment ago.
            restarted(point.name(), Uptime.now(), ledger.alive());
        }
    }

    /** The supervisor says in its own log that it dies. */
    private void reachInSupervisor(Blow.Point point) {
        var alive = Set.<String>of();
        for (long until = Uptime.now() + SECONDS_TO_REACH_A_POINT * 1_000_000_000L; !said(point.name()); ) {
            alive = ledger.alive();
            if (Uptime.now() > until) {
                throw new PointNotReached(point.name());
            }
            sleep(20);
        }
        note(point.name(), Uptime.now(), alive, 0);
    }

    private boolean said(String point) {
        var log = folder.resolve("data/processes/supervisor.log");
        try {
            return Files.exists(log) && Files.readString(log).contains("fault point " + point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restarted(String what, long at, Set<String> alive) {
        service.isAt(Optional.empty());
        long began = Uptime.now();
        victim = Victim.start(folder, options());
        var where = victim.ready();
        if (where.isEmpty()) {
            throw new IllegalStateException("the server does not start again after the crash of " + what);
        }
        service.isAt(where);
        note(what, at, alive, (Uptime.now() - began) / 1_000_000);
    }

    private void note(String what, long at, Set<String> alive, long readyMillis) {
        var after = Aftermath.watch(service, ledger, alive, jobs(), folder.resolve("data"));
        faults.add(new Fault(what, at, alive, readyMillis, after.decidedMillis(), after.undecided(), after.orphans()));
    }

    private void killSupervisor() {
        Supervisor.find(folder.resolve("data")).forEach(Processes::kill);
    }

    /** Lets suspended jobs go on, and waits until nothing changes any more. What does not come to rest is left for the judge. */
    private void rest() {
        var destroyed = history.calls().stream()
                .filter(call -> call.operation() == Operation.DESTROY && call.acknowledged())
                .map(Call::token)
                .toList();
        for (long until = Uptime.now() + SECONDS_TO_REST * 1_000_000_000L; Uptime.now() < until; sleep(300)) {
            var restless = service.everything().stream()
                    .filter(job -> !PhaseGraph.isFinal(job.phase())
                                    && !job.phase().equals("PENDING")
                            || destroyed.contains(job.token()) && !job.phase().equals("ARCHIVED"))
                    .toList();
            restless.stream()
                    .filter(job -> job.phase().equals("SUSPENDED"))
                    .forEach(job -> service.phase(0, Operation.RUN, job.token(), job.id(), "RUN"));
            if (restless.isEmpty()) {
                return;
            }
        }
    }

    /** The jobs of the orders, as far as clients have heard of them. */
    private Map<String, String> jobs() {
        var jobs = new HashMap<String, String>();
        history.calls().stream()
                .filter(call -> !call.job().isEmpty())
                .forEach(call -> jobs.put(call.token(), call.job()));
        return jobs;
    }

    private List<String> options(Blow blow) {
        var options = new ArrayList<>(options());
        if (blow instanceof Blow.Point point) {
            options.add("-Dsextant.fault=" + point.name() + ":" + point.times());
        }
        return options;
    }

    private List<String> options() {
        return plan.plantedBug()
                .map(bug -> List.of("-Dsextant.planted-bug=" + bug))
                .orElse(List.of());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
