package sextant.engine.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.hosting.StagingPolicy;
import sextant.model.refusal.Refusal;

/** Which storage serves an address: by its {@linkplain Schemes scheme}. */
public final class Storages {

    private final Supplier<StagingPolicy> policy;
    private final List<Storage> storages;

    /** @param policy what the operator allows at the moment; every scheme that it can name has a storage */
    public Storages(Supplier<StagingPolicy> policy, List<Storage> storages) {
        this.policy = policy;
        this.storages = List.copyOf(storages);
    }

    /** Why an address cannot be used, if it cannot: the faults of {@link Schemes#fault}, and those of {@link Storage#check}. */
    public Optional<Refusal> check(String uri, Direction direction) {
        return schemes()
                .fault(uri, direction)
                .or(() -> of(uri, direction)
                        .flatMap(storage -> storage.check(uri, direction))
                        .map(refusal -> refusal.got(uri)));
    }

    /** The storage of an address; empty if the operator does not allow it any more. */
    public Optional<Storage> of(String uri, Direction direction) {
        return Schemes.of(uri)
                .filter(scheme -> schemes().allows(scheme, direction))
                .flatMap(scheme -> storages.stream()
                        .filter(storage -> storage.schemes().contains(scheme))
                        .findFirst());
    }

    private Schemes schemes() {
        return new Schemes(policy.get());
    }
}
