package sextant.engine.fault;

/** What a test lets happen in the middle of things: it is asked wherever the world outside is touched, and may throw. */
public interface Hazard {

    Hazard NONE = _ -> {};

    void pass(String place);
}
