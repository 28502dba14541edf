package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Timeout(60)
class GatheringTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<List<Integer>> lots = new ConcurrentLinkedQueue<>();

    @Test
    void who_comes_alone_is_done_alone() {
        Gathering<Integer> gathering = new Gathering<>(this::all, 10, 1, PATIENCE);

        assertThat(gathering.join(1)).isTrue();
        assertThat(gathering.join(2)).isTrue();
        assertThat(lots).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void what_comes_while_a_lot_is_being_done_is_the_next_lot_and_no_larger_than_may_be()
            throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Gathering<Integer> gathering =
                new Gathering<>(
                        lot -> {
                            lots.add(lot);
                            begun.countDown();
                            waited(go);
                            return lot;
                        },
                        4,
                        1,
                        PATIENCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> gathering.join(0));
            begun.await();
            List<Future<Boolean>> others = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                int wish = i;
                others.add(threads.submit(() -> gathering.join(wish)));
            }
            while (gathering.waiting() < 6) {
                Thread.sleep(1);
            }
            go.countDown();

            assertThat(first.get()).isTrue();
            for (Future<Boolean> each : others) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(lots).extracting(List::size).containsExactly(1, 4, 2);
    }

    @Test
    void of_a_lot_that_fails_each_is_told_and_the_next_is_done() {
        Gathering<Integer> gathering =
                new Gathering<>(
                        lot -> {
                            if (lot.contains(13)) {
                                throw new IllegalStateException("a bad day");
                            }
                            return lot.contains(7) ? List.of() : lot;
                        },
                        10,
                        1,
                        PATIENCE);

        assertThat(gathering.join(13)).isFalse();
        assertThat(gathering.join(7)).isFalse();
        assertThat(gathering.join(8)).isTrue();
    }

    @Test
    void who_is_in_a_lot_that_ends_in_an_error_is_told_too() {
        Gathering<Integer> gathering =
                new Gathering<>(
                        lot -> {
                            throw new StackOverflowError();
                        },
                        10,
                        1,
                        PATIENCE);

        assertThat(gathering.join(1)).isFalse();
        assertThat(gathering.join(2)).isFalse();
    }

    @Test
    void who_finds_no_place_in_a_lot_in_time_goes_alone_and_is_in_none_later() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Gathering<Integer> gathering =
                new Gathering<>(
                        lot -> {
                            lots.add(lot);
                            begun.countDown();
                            waited(go);
                            return lot;
                        },
                        10,
                        1,
                        Duration.ofMillis(50));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> stuck = threads.submit(() -> gathering.join(1));
            begun.await();

            assertThat(gathering.join(2)).isFalse();
            assertThat(stuck.isDone()).isFalse();
            go.countDown();
            assertThat(stuck.get()).isTrue();
            assertThat(gathering.join(3)).isTrue();
        }
        assertThat(lots).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void nobody_is_forgotten_whatever_the_order() throws Exception {
        Gathering<Integer> gathering = new Gathering<>(this::all, 3, 2, PATIENCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    IntStream.range(0, 20_000)
                            .mapToObj(wish -> threads.submit(() -> gathering.join(wish)))
                            .toList();
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(lots.stream().flatMap(List::stream).sorted().toList())
                .isEqualTo(IntStream.range(0, 20_000).boxed().toList());
    }

    @Test
    void who_was_left_out_of_a_lot_is_told_so_and_the_others_are_done() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Gathering<Integer> gathering =
                new Gathering<>(
                        lot -> {
                            lots.add(lot);
                            waited(go);
                            return lot.stream().filter(wish -> wish != 7).toList();
                        },
                        10,
                        1,
                        PATIENCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int wish = 5; wish < 10; wish++) {
                int own = wish;
                all.add(threads.submit(() -> gathering.join(own)));
            }
            while (lots.isEmpty()) {
                Thread.sleep(1);
            }
            go.countDown();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get()).isEqualTo(i != 2);
            }
        }
    }

    private List<Integer> all(List<Integer> lot) {
        lots.add(lot);
        return lot;
    }

    private static void waited(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
