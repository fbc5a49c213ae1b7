package io.github.leadmock.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of one kind of object: each of its members with each slip that the documents exclude.
 *
 * @param prefix of the ids, such as {@code lf-summary}
 * @param what the object that the pointers start at, for the descriptions
 * @param writes whether only one who writes sees such an object
 * @param rules the rules about the object as a whole
 * @param members what can go wrong in it
 * @param slips how it may go wrong
 * @param laid makes the deviation that edits each such object
 */
record Family(
    String prefix,
    String what,
    boolean writes,
    List<String> rules,
    List<Member> members,
    Set<Slip> slips,
    Function<Consumer<ObjectNode>, Deviation> laid) {

  Family {
    rules = List.copyOf(rules);
    members = List.copyOf(members);
    slips = Set.copyOf(slips);
  }

  static Family of(
      String prefix,
      String what,
      List<String> rules,
      List<Member> members,
      Function<Consumer<ObjectNode>, Deviation> laid) {
    return new Family(prefix, what, false, rules, members, EnumSet.allOf(Slip.class), laid);
  }

  /** The same, only to be seen by one who writes. */
  Family seenByWriting() {
    return new Family(prefix, what, true, rules, members, slips, laid);
  }

  /** The same with these slips only. */
  Family only(Slip first, Slip... more) {
    return new Family(prefix, what, writes, rules, members, EnumSet.of(first, more), laid);
  }

  Stream<Fault> faults() {
    return members.stream()
        .flatMap(member -> member.slips().filter(slips::contains).map(slip -> fault(member, slip)));
  }

  private Fault fault(Member member, Slip slip) {
    String path = member.pointer().substring(1).replace('/', '-');
    String id = prefix + "-" + path + "-" + slip.name().toLowerCase(Locale.ROOT);
    String says = "%s: %s %s".formatted(what, member.pointer(), slip.says());
    String[] all = member.broken(slip, rules);
    Deviation deviation = laid.apply(object -> member.slip(slip, object));
    return writes ? Fault.write(id, says, deviation, all) : Fault.read(id, says, deviation, all);
  }
}
