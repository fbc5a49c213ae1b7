package io.github.leadmock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One extension object, in a field of a base class, serves test classes that run in parallel. */
class ParallelClassesTest {

  /**
   * Twice as many threads as tests that wait for each other: one that waits for others runs none.
   */
  private static final Map<String, String> CLASSES_IN_PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "same_thread",
          "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
          "junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

  private static final int PATIENCE_SECONDS = 30;

  @Test
  void giveEachClassItsOwnMock() {
    JupiterRun run = JupiterRun.of(List.of(One.class, Another.class), CLASSES_IN_PARALLEL);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(8);
  }

  @Test
  void leaveAClassItsMockWhenTheOtherEnds() {
    JupiterRun run = JupiterRun.of(List.of(Lengthy.class, Brief.class), CLASSES_IN_PARALLEL);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(2);
  }

  @Test
  void giveTheTestsOfAClassItsMockOnWhateverThreadTheyRun() {
    JupiterRun run =
        JupiterRun.of(List.of(OneOnThreads.class, AnotherOnThreads.class), CLASSES_IN_PARALLEL);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(4);
  }

  @Test
  void giveDynamicTestsTheMockOfTheirClass() {
    JupiterRun run =
        JupiterRun.of(List.of(OneWithDynamic.class, AnotherWithDynamic.class), CLASSES_IN_PARALLEL);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(4);
  }

  @Test
  void sayWhatToDoOnAThreadThatRunsNoTest() {
    JupiterRun run =
        JupiterRun.of(List.of(OneWithThreads.class, AnotherWithThreads.class), CLASSES_IN_PARALLEL);

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(2);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("the classes do not run in parallel", alone);
    }
  }

  /** The accessors are right wherever the code of a test class may stand. */
  abstract static class Base {
    @RegisterExtension
    static final LeadmockExtension MOCK = LeadmockExtension.with(LeadmockConfig.defaults());

    private static final CyclicBarrier BOTH_RUN = new CyclicBarrier(2);

    private final int portInAField = MOCK.port();

    @BeforeAll
    static void beforeAll(Leadmock own) {
      await(BOTH_RUN);
      assertThat(MOCK.mock()).isSameAs(own);
    }

    @AfterAll
    static void afterAll(Leadmock own) {
      assertThat(MOCK.mock()).isSameAs(own);
      await(BOTH_RUN);
    }

    @BeforeEach
    @AfterEach
    void aroundEach(Leadmock own) {
      assertThat(MOCK.mock()).isSameAs(own);
    }

    @Test
    void aTest(Leadmock own) {
      await(BOTH_RUN);
      check(own, portInAField);
    }

    @Test
    void aSecondTest(Leadmock own) {
      check(own, portInAField);
    }

    static void check(Leadmock own, int portInAField) {
      assertThat(portInAField).isEqualTo(own.port());
      assertThat(MOCK.port()).isEqualTo(own.port());
      assertThat(MOCK.baseUrl()).isEqualTo(own.baseUrl());
      assertThat(MOCK.controls()).isSameAs(own.controls());
    }

    @Nested
    class Inner {
      private final int portInAField = MOCK.port();

      @Test
      void aNestedTest(Leadmock own) {
        check(own, portInAField);
      }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InnerWithOneInstance {
      private final int portInAField = MOCK.port();

      @Test
      void aNestedTest(Leadmock own) {
        check(own, portInAField);
      }
    }
  }

  static final class One extends Base {}

  static final class Another extends Base {}

  /** The class that starts last ends first. */
  abstract static class EndingApart {
    @RegisterExtension static final LeadmockExtension MOCK = new LeadmockExtension();

    static final CountDownLatch LONG_RUNS = new CountDownLatch(1);
    static final CompletableFuture<Leadmock> BRIEF_MOCK = new CompletableFuture<>();
  }

  static final class Lengthy extends EndingApart {
    @Test
    void goesOn(Leadmock own) throws Exception {
      LONG_RUNS.countDown();
      BRIEF_MOCK.get(PATIENCE_SECONDS, TimeUnit.SECONDS).awaitStop();
      assertThat(MOCK.mock()).isSameAs(own);
      assertThat(own.isRunning()).isTrue();
    }
  }

  static final class Brief extends EndingApart {
    @BeforeAll
    static void startsLast() throws InterruptedException {
      assertThat(LONG_RUNS.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ends(Leadmock own) {
      assertThat(MOCK.mock()).isSameAs(own);
      BRIEF_MOCK.complete(own);
    }
  }

  /** Four tests at a time, each on a thread of its own. */
  @Execution(ExecutionMode.CONCURRENT)
  abstract static class OnThreads {
    @RegisterExtension static final LeadmockExtension MOCK = new LeadmockExtension();

    private static final CyclicBarrier ALL_RUN = new CyclicBarrier(4);

    private final int portInAField = MOCK.port();

    @Test
    void aTest(Leadmock own) {
      await(ALL_RUN);
      assertThat(portInAField).isEqualTo(own.port());
      assertThat(MOCK.port()).isEqualTo(own.port());
    }

    @Test
    void aSecondTest(Leadmock own) {
      aTest(own);
    }
  }

  static final class OneOnThreads extends OnThreads {}

  static final class AnotherOnThreads extends OnThreads {}

  /** Four dynamic tests at a time, so that two run on other threads than their factories. */
  @Execution(ExecutionMode.CONCURRENT)
  abstract static class WithDynamic {
    @RegisterExtension static final LeadmockExtension MOCK = new LeadmockExtension();

    private static final CyclicBarrier ALL_RUN = new CyclicBarrier(4);

    @TestFactory
    List<DynamicTest> tests(Leadmock own) {
      Executable test =
          () -> {
            await(ALL_RUN);
            assertThat(MOCK.mock()).isSameAs(own);
            await(ALL_RUN);
          };
      return List.of(
          DynamicTest.dynamicTest("one", test), DynamicTest.dynamicTest("another", test));
    }
  }

  static final class OneWithDynamic extends WithDynamic {}

  static final class AnotherWithDynamic extends WithDynamic {}

  /** Tests that leave the accessors to threads of their own. */
  abstract static class WithThreads {
    @RegisterExtension static final LeadmockExtension MOCK = new LeadmockExtension();

    private static final CyclicBarrier BOTH_RUN = new CyclicBarrier(2);

    @Test
    void asksOnAnotherThread() {
      await(BOTH_RUN);
      CompletableFuture<Integer> port = new CompletableFuture<>();
      Thread asking = new Thread(() -> port.completeAsync(MOCK::port, Runnable::run));
      asking.start();
      assertThatThrownBy(() -> port.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "this extension runs 2 mocks, as 2 test classes use it at the same time, and this"
                  + " thread runs none of their tests; take the mock as a parameter of type Leadmock"
                  + " and hand it to the threads that need it");
      await(BOTH_RUN);
    }
  }

  static final class OneWithThreads extends WithThreads {}

  static final class AnotherWithThreads extends WithThreads {}
}
