package fopt.compiler.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fopt.runtime.UserError;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final int MILLION = 1_000_000;

    @Test
    void aMillionEventsAtOneInstantAreTheEnd() {
        Standstill still = new Standstill(4);
        still.event(2, 2);
        events(still, MILLION - 1, 2, 2);
        assertEquals("E675", assertThrows(UserError.class, () -> still.event(2, 2)).code());
    }

    @Test
    void timeThatPassesBeginsAnew() {
        Standstill still = new Standstill(4);
        for (int instant = 0; instant < 3; instant++) {
            events(still, MILLION, instant, instant);
        }
    }

    @Test
    void aRunThatEndsAfterRoundsMayHaveThemAllAtOneInstant() {
        Standstill still = new Standstill(4);
        for (int round = 0; round < 3 * MILLION; round++) {
            still.event(0, round);
        }
    }

    @Test
    void manyNodesMayAllWriteToAllOthers() {
        events(new Standstill(1000), 2 * MILLION, 0, 0);
    }

    /// For a run that ends after rounds, in which there are no more.
    @Test
    void timeAloneIsNotEnough() {
        Standstill still = new Standstill(4);
        for (int k = 0; k < 20 * MILLION; k++) {
            still.event(k, 7);
        }
        assertEquals("E677", assertThrows(UserError.class, () -> still.event(20 * MILLION, 7)).code());
    }

    private static void events(Standstill still, int count, double time, double far) {
        for (int k = 0; k < count; k++) {
            still.event(time, far);
        }
    }
}
