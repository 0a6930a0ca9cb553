package fopt.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.random.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    private record Event(long time, int kind, int place, long age, int data) {}

    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::time).thenComparingInt(Event::place).thenComparingLong(Event::age);

    /// Additions and removals at random, against the library's heap under the stated order. Few different times, so that ties are common.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sameOrderAsTheLibrarysHeap(long seed) {
        Stream draws = new Stream().reset(seed, 0, 0, 0, 0);
        EventQueue queue = new EventQueue(0);
        PriorityQueue<Event> expected = new PriorityQueue<>(ORDER);
        for (int step = 0; step < 20_000; step++) {
            if (expected.isEmpty() || draws.nextInt(100) < (step < 10_000 ? 60 : 45)) {
                Event e = new Event(queue.time() + draws.nextInt(5), draws.nextInt(3), draws.nextInt(4), step, draws.nextInt(1000));
                expected.add(e);
                queue.add(e.time(), e.kind(), e.place(), e.data());
            } else {
                Event e = expected.remove();
                assertThat(queue.next()).isTrue();
                assertThat(List.of(queue.time(), (long) queue.kind(), (long) queue.place(), (long) queue.data()))
                        .containsExactly(e.time(), (long) e.kind(), (long) e.place(), (long) e.data());
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
    }

    @Test
    void eventsOfOneInstantComeByPlaceThenAge() {
        EventQueue queue = new EventQueue(4);
        queue.add(5, 0, 9, 1);
        queue.add(5, 1, 4, 2);
        queue.add(5, 0, 3, 3);
        queue.add(5, 0, 3, 4);
        queue.add(4, 7, 7, 5);
        List<Integer> data = new ArrayList<>();
        while (queue.next()) {
            data.add(queue.data());
        }
        assertThat(data).containsExactly(5, 3, 4, 2, 1);
        assertThat(queue.nextTime()).isEqualTo(Ticks.NEVER);
    }

    @Test
    void whatNeverHappensIsNotKept() {
        EventQueue queue = new EventQueue(4);
        queue.add(Ticks.NEVER, 0, 0, 0);
        assertThat(queue.next()).isFalse();
    }

    @Test
    void nothingIsAddedToThePast() {
        EventQueue queue = new EventQueue(4);
        queue.add(10, 0, 0, 0);
        queue.next();
        assertThatThrownBy(() -> queue.add(9, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
    }
}
