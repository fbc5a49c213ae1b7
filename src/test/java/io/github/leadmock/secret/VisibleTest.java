package io.github.leadmock.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void showsATextOnOneLine() {
    assertThat(Visible.line("a\r\n::error::b\t\u001b[2J\u0085\u009b\u2028\u202e\ufeff\ud800 é"))
        .isEqualTo("a\\r\\n::error::b\\t\\u001b[2J\\u0085\\u009b\\u2028\\u202e\\ufeff\\ud800 é");
  }

  @Test
  void writesACharacterBeyondTheBasicPlaneAsJsonDoes() {
    assertThat(Visible.escaped("\udb40\udc41 \ud83d\ude00"))
        .isEqualTo("\\udb40\\udc41 \ud83d\ude00");
  }

  @Test
  void keepsLinesAndTheirIndentation() {
    assertThat(Visible.lines("Fault: \u001b[2J\n\tat a.B\tc\nCaused by: d").lines())
        .containsExactly("Fault: \\u001b[2J", "\tat a.B\\tc", "Caused by: d");
  }
}
