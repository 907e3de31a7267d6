package sextant.adapters.egress;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sextant.engine.platform.EgressPolicy;

/** The way out under the policy that is in force; made again only when the operator has changed it. */
public final class CurrentEgress implements Supplier<Egress> {

    private final Supplier<EgressPolicy> current;
    private @Nullable Way way;

    private record Way(EgressPolicy policy, Egress egress) {}

    public CurrentEgress(Supplier<EgressPolicy> current) {
        this.current = current;
    }

    @Override
    public synchronized Egress get() {
        var policy = current.get();
        var known = way;
        if (known == null || !known.policy().equals(policy)) {
            known = new Way(policy, new Egress(policy));
            way = known;
        }
        return known.egress();
    }
}
