package sextant.model.task;

/**
 * An amount of one resource.
 *
 * @param amount in the steps of the resource's unit, 0 or more
 */
public record Quantity(Resource.Unit unit, long amount) implements Comparable<Quantity> {

    public Quantity {
        if (amount < 0) {
            throw new IllegalArgumentException("negative quantity " + amount);
        }
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(amount, other.amount);
    }
}
