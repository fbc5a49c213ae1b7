package io.github.leadmock.bench;

import tools.jackson.databind.node.ObjectNode;

/** The ways in which one member of a body goes wrong. */
enum Slip {
  DROPPED("is missing") {
    @Override
    void apply(ObjectNode holder, Member member) {
      holder.remove(member.name());
    }
  },
  NULL("is null") {
    @Override
    void apply(ObjectNode holder, Member member) {
      holder.putNull(member.name());
    }
  },
  RETYPED("has another type") {
    @Override
    void apply(ObjectNode holder, Member member) {
      holder.set(member.name(), Json.parse(member.retyped()));
    }
  },
  RENAMED("has another name") {
    @Override
    void apply(ObjectNode holder, Member member) {
      holder.set(member.renamed(), holder.remove(member.name()));
    }
  };

  private final String says;

  Slip(String says) {
    this.says = says;
  }

  String says() {
    return says;
  }

  /** Does it to a member that is there. */
  abstract void apply(ObjectNode holder, Member member);
}
