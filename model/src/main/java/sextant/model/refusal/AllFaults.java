package sextant.model.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that is wrong with one request: several looks are taken at it, and what each of them finds is told together. */
public final class AllFaults {

    private final List<Refusal> faults = new ArrayList<>();

    /** One look. */
    public void of(Runnable look) {
        try {
            look.run();
        } catch (Refused refused) {
            faults.addAll(refused.refusal().faults());
        }
    }

    /** One look that finds something. @param instead stands for it if there are faults, until {@link #refuse} */
    public <T> T of(Supplier<T> look, T instead) {
        try {
            return look.get();
        } catch (Refused refused) {
            faults.addAll(refused.refusal().faults());
            return instead;
        }
    }

    /** @throws Refused all of them together, if there are any */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw Refusal.together(faults).refused();
        }
    }
}
