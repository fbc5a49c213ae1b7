package io.github.leadmock.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member of a body that can go wrong.
 *
 * @param pointer where it is, from the object that the family is about
 * @param retyped JSON text of another type
 * @param nullable whether the documents leave open that it is null
 * @param renamed another name, empty to leave that out
 * @param rules the rules that speak of this member in particular
 * @param wanted the rule that alone says that there is such a member, empty where others do as well
 */
record Member(
    String pointer,
    String retyped,
    boolean nullable,
    String renamed,
    List<String> rules,
    String wanted) {

  Member {
    rules = List.copyOf(rules);
  }

  /** A member that can be missing, null, or of another type. */
  static Member of(String pointer, String retyped, String... rules) {
    return new Member(pointer, retyped, false, "", Arrays.asList(rules), "");
  }

  /** The same, where a null is no fault. */
  Member orNull() {
    return new Member(pointer, retyped, true, renamed, rules, wanted);
  }

  /** The same, which can also have this other name. */
  Member alias(String other) {
    return new Member(pointer, retyped, nullable, other, rules, wanted);
  }

  /** The same, where one rule alone says that there is such a member. */
  Member onlyBy(String rule) {
    return new Member(pointer, retyped, nullable, renamed, rules, rule);
  }

  /** The rules that a slip may break, given those about the object as a whole. */
  String[] broken(Slip slip, List<String> whole) {
    boolean lacks = slip == Slip.DROPPED || slip == Slip.RENAMED;
    return lacks && !wanted.isEmpty()
        ? new String[] {wanted}
        : Stream.concat(whole.stream(), rules.stream()).toArray(String[]::new);
  }

  String name() {
    return Json.member(pointer);
  }

  /** The slips that the documents exclude for this member. */
  Stream<Slip> slips() {
    return Stream.of(Slip.values())
        .filter(slip -> slip != Slip.NULL || !nullable)
        .filter(slip -> slip != Slip.RENAMED || !renamed.isEmpty());
  }

  /** Does a slip to this member of an object; one that lacks the member stays as it is. */
  void slip(Slip slip, ObjectNode root) {
    if (Json.holder(root, pointer).has(name())) {
      slip.apply(Json.holder(root, pointer), this);
    }
  }
}
