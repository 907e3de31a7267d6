package sextant.acceptance.crash;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import sextant.acceptance.crash.validation.Call;
import sextant.acceptance.crash.validation.Operation;
import sextant.acceptance.crash.validation.Order;
import sextant.acceptance.crash.validation.Order.Source;
import sextant.acceptance.crash.validation.PhaseGraph;

/** Orders one job after the other and does what people do with jobs. What it is not sure of it asks for again. */
final class Client implements Runnable {

    private static final long MILLIS_BETWEEN_READINGS = 250;
    private static final long MILLIS_BETWEEN_TRIES = 60;
    private static final int TRIES_AFTER_THE_STOP = 100;

    private final int number;
    private final Service service;
    private final Random random;
    private volatile boolean stopped;

    Client(int number, Service service, Random random) {
        this.number = number;
        this.service = service;
        this.random = random;
    }

    /** Lets it finish what it does, and order nothing more. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        for (int orders = 1; !stopped; orders++) {
            var exit = random.nextInt(10) == 0 ? 3 : 0;
            one(new Order(number, orders, random.nextInt(4) == 0, 5 + random.nextInt(35), exit, source()));
        }
    }

    private Source source() {
        return switch (random.nextInt(4)) {
            case 0 -> Source.FILE;
            case 1 -> Source.ELSEWHERE;
            default -> Source.VALUE;
        };
    }

    private void one(Order order) {
        var token = order.token();
        var atOnce = random.nextBoolean();
        var created = untilAnswered(() -> service.create(number, order, atOnce)).filter(Call::acknowledged);
        if (created.isEmpty()) {
            return;
        }
        var job = created.get().job();
        if (random.nextInt(3) > 0) {
            untilAnswered(() -> service.listen(number, order, job));
        }
        if (!atOnce) {
            untilAnswered(() -> service.phase(number, Operation.RUN, token, job, "RUN"));
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                pause();
                untilAnswered(() -> service.phase(number, Operation.ABORT, token, job, "ABORT"));
                follow(token, job);
            }
            case 2, 3 -> {
                pause();
                untilAnswered(() -> service.phase(number, Operation.SUSPEND, token, job, "SUSPEND"));
                pause();
                untilAnswered(() -> service.phase(number, Operation.RUN, token, job, "RUN"));
                follow(token, job);
            }
            case 4 -> {
                pause();
                untilAnswered(() -> service.delete(number, token, job));
            }
            case 5 -> {
                follow(token, job);
                untilAnswered(() -> service.delete(number, token, job));
            }
            case 6 -> {
                pause();
                untilAnswered(() -> service.destroyNow(number, token, job));
            }
            case 7 -> {
                pause();
                untilAnswered(() -> service.limit(number, token, job, 3600));
                follow(token, job);
            }
            default -> follow(token, job);
        }
    }

    /** Reads the phase until the job has ended, and then its result. */
    private void follow(String token, String job) {
        while (!stopped) {
            var phase = service.read(number, token, job).map(Call::seen).orElse("");
            if (phase.equals("COMPLETED")) {
                untilAnswered(() -> service.fetch(number, token, job));
            }
            if (PhaseGraph.isFinal(phase)) {
                return;
            }
            sleep(MILLIS_BETWEEN_READINGS);
        }
    }

    /** Asks again while nobody answers, or the service says that it cannot at the moment. */
    private Optional<Call> untilAnswered(Supplier<Optional<Call>> call) {
        int triesLeft = TRIES_AFTER_THE_STOP;
        while (true) {
            var answer = call.get();
            if (answer.isPresent() && answer.get().status() != 0 && answer.get().status() != 503) {
                return answer;
            }
            if (stopped && --triesLeft < 0) {
                return Optional.empty();
            }
            sleep(MILLIS_BETWEEN_TRIES);
        }
    }

    private void pause() {
        sleep(random.nextInt(1200));
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
