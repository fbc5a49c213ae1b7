package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.message.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembersTest {

  private record Point(int x, int y, Optional<Point> next) {}

  private static final Members<Point> INNER =
      Members.<Point>declare()
          .leaf("x", (point, out) -> out.number(point.x()))
          .when(point -> point.y() != 0)
          .leaf("y", (point, out) -> out.number(point.y()))
          .done();

  private static final Members<Point> POINT =
      Members.<Point>declare()
          .leaf("x", (point, out) -> out.number(point.x()))
          .part("self", point -> point, INNER)
          .optional("next", Point::next, INNER)
          .items("all", point -> List.of(point, point), INNER)
          .done();

  private static final Point LAST = new Point(3, 0, Optional.empty());
  private static final Point FIRST = new Point(1, 2, Optional.of(LAST));

  @Test
  void makesAMapOfAValue() {
    Map<String, Object> inner = Map.of("x", "1", "y", "2");

    assertThat(POINT.model(FIRST))
        .isEqualTo(
            Map.of("x", "1", "self", inner, "next", Map.of("x", "3"), "all", List.of(inner, inner)))
        .doesNotContainKey("y");
    assertThat(POINT.model(FIRST).get("x")).isEqualTo("1");
    assertThat(POINT.model(LAST)).doesNotContainKey("next");
  }

  @Test
  void printsWhatIsInTheMap() {
    for (Point point : List.of(FIRST, LAST)) {
      Map<String, Object> map = Map.copyOf(POINT.model(point));
      for (String path : List.of("x", "self.x", "self.y", "next.x", "next.y", "none", "x.none")) {
        Members.Member<Point> member = in(POINT, path);
        Members.Member<Object> ofMap = in(Members.OF_MAPS, path);

        assertThat(printed(member, point)).as(path).isEqualTo(printed(ofMap, map));
        assertThat(member.isTrue(point)).as(path).isEqualTo(ofMap.isTrue(map));
      }
    }
    assertThat(printed(in(POINT, "next.x"), FIRST)).isEqualTo("3");
    assertThat(printed(in(POINT, "next.x"), LAST)).isEmpty();
  }

  @Test
  void knowsTheItemsOfAListAndNoneOfAnythingElse() {
    assertThat(POINT.member("all").items(FIRST)).hasSize(2);
    assertThat(POINT.member("all").itemMembers()).isSameAs(INNER);
    assertThat(POINT.member("x").items(FIRST)).isEmpty();
    assertThat(POINT.member("self").items(FIRST)).isEmpty();
    assertThat(in(Members.OF_MAPS, "a.b").items(Map.of("a", Map.of("b", List.of(1, 2)))))
        .hasSize(2);
  }

  @Test
  void refusesANameDeclaredTwice() {
    assertThatThrownBy(
            () ->
                Members.<Point>declare()
                    .leaf("x", (point, out) -> {})
                    .leaf("x", (point, out) -> {}))
        .hasMessage("x is declared twice");
  }

  private static <T> Members.Member<T> in(Members<T> members, String path) {
    String[] names = path.split("\\.");
    Members.Member<T> member = members.member(names[0]);
    for (int i = 1; i < names.length; i++) {
      member = member.member(names[i]);
    }
    return member;
  }

  private static <T> String printed(Members.Member<T> member, T value) {
    JsonBytes out = new JsonBytes(16);
    member.print(value, out);
    return out.toString();
  }
}
