package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {

  @Test
  void readsTheFormsOfSeveralCollectorsAndReleases() {
    assertThat(Heap.used("1:\n garbage-first heap   total 131072K, used 46080K [0x1, 0x2)\n"))
        .isEqualTo(45);
    assertThat(
            Heap.used(
                " garbage-first heap   total reserved 131072K, committed 131072K, used 2048K [0x1, 0x2)\n"))
        .isEqualTo(2);
    assertThat(
            Heap.used(
                " def new generation   total 39296K, used 1024K [0x1)\n  eden space 34944K,   8% used [0x1)\n"
                    + " tenured generation   total 87424K, used 3072K [0x1)\n"))
        .isEqualTo(4);
    assertThat(
            Heap.used(
                " PSYoungGen      total 36864K, used 2048K [0x1)\n  eden space 33280K, 6% used [0x1)\n"
                    + " ParOldGen       total 87552K, used 33792K [0x1)\n  object space 87552K, 38% used [0x1)\n"))
        .isEqualTo(35);
    assertThatThrownBy(() -> Heap.used("Unknown diagnostic command"))
        .hasMessage("jcmd does not say what the heap holds: Unknown diagnostic command");
  }

  @Test
  void tellsAFlatHeapFromAGrowingOne() {
    assertThat(Heap.verdict(List.of(20.0, 30.0, 41.0, 40.0, 42.0, 39.0, 41.0, 40.0)))
        .isEqualTo(Heap.Verdict.FLAT);
    assertThat(Heap.verdict(List.of(20.0, 30.0, 40.0, 42.0, 44.0, 46.0, 48.0, 50.0)))
        .isEqualTo(Heap.Verdict.GROWING);
    assertThat(Heap.verdict(List.of(1.0, 90.0))).isEqualTo(Heap.Verdict.UNKNOWN);
  }
}
