package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No entry is left lying, whoever holds the lock at the moment it comes. */
class CombinerTest {

  @Test
  void what_comes_while_somebody_works_alone_is_done_by_that_one_afterwards() throws Exception {
    var done = new ArrayList<String>();
    var combiner = collecting(done);

    combiner.alone(() -> {
      var other = Thread.startVirtualThread(() -> combiner.offer("meanwhile"));
      join(other);
      assertThat(done).isEmpty();
    });

    assertThat(done).containsExactly("meanwhile");
  }

  @Test
  void what_the_work_itself_offers_is_done_in_the_next_round_not_inside() {
    var rounds = new ArrayList<String>();
    var self = new AtomicReference<Combiner<String>>();
    self.set(new Combiner<>(() -> {
      var entry = self.get().poll();
      rounds.add("begin " + entry);
      if ("first".equals(entry)) {
        self.get().offer("second");
      }
      rounds.add("end " + entry);
    }));

    self.get().offer("first");

    assertThat(rounds).containsExactly("begin first", "end first", "begin second", "end second");
  }

  @Test
  void callbacks_run_when_the_lock_is_free() throws Exception {
    var order = new ArrayList<String>();
    var self = new AtomicReference<Combiner<String>>();
    self.set(new Combiner<>(() -> {
      if (self.get().poll() != null) {
        self.get().afterwards(() -> {
          // Would never end if the lock were still held.
          join(Thread.startVirtualThread(() -> self.get().alone(() -> order.add("somebody else"))));
          order.add("callback");
        });
      }
    }));

    self.get().offer("entry");

    assertThat(order).containsExactly("somebody else", "callback");
  }

  @Test
  void every_entry_of_many_threads_is_done_once() throws Exception {
    var done = new ArrayList<String>();
    var combiner = collecting(done);
    var go = new CountDownLatch(1);

    var threads = IntStream.range(0, 200).mapToObj(i -> Thread.startVirtualThread(() -> {
      await(go);
      IntStream.range(0, 50).forEach(j -> combiner.offer(i + "/" + j));
    })).toList();
    go.countDown();
    threads.forEach(CombinerTest::join);

    combiner.alone(() -> assertThat(done).hasSize(10_000).doesNotHaveDuplicates());
  }

  private static Combiner<String> collecting(ArrayList<String> done) {
    var self = new AtomicReference<Combiner<String>>();
    self.set(new Combiner<>(() -> {
      for (var entry = self.get().poll(); entry != null; entry = self.get().poll()) {
        done.add(entry);
      }
    }));
    return self.get();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
