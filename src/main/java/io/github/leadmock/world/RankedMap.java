package io.github.leadmock.world;

import org.jspecify.annotations.Nullable;

/**
 * An immutable map from int keys to values with order statistics: a treap with path copying. A
 * changed map shares all but a logarithmic part with the old one, so a lead with a million writes
 * stays cheap to change and to page through.
 */
final class RankedMap<V> {

  private static final RankedMap<?> EMPTY = new RankedMap<>(null);

  private final @Nullable Node<V> root;

  private RankedMap(@Nullable Node<V> root) {
    this.root = root;
  }

  @SuppressWarnings("unchecked") // an empty map has no values whose type could be wrong
  static <V> RankedMap<V> empty() {
    return (RankedMap<V>) EMPTY;
  }

  int size() {
    return size(root);
  }

  @Nullable V get(int key) {
    Node<V> node = root;
    while (node != null && node.key != key) {
      node = key < node.key ? node.left : node.right;
    }
    return node == null ? null : node.value;
  }

  boolean contains(int key) {
    return get(key) != null;
  }

  /** The number of keys that are at least {@code key}. */
  int countFrom(int key) {
    int count = 0;
    Node<V> node = root;
    while (node != null) {
      if (key <= node.key) {
        count += 1 + size(node.right);
        node = node.left;
      } else {
        node = node.right;
      }
    }
    return count;
  }

  /** Calls for each key in ascending order. */
  void forEach(Each<? super V> action) {
    forEach(root, action);
  }

  /** Takes a key with its value. */
  interface Each<V> {
    void take(int key, V value);
  }

  private static <V> void forEach(@Nullable Node<V> node, Each<? super V> action) {
    if (node != null) {
      forEach(node.left, action);
      action.take(node.key, node.value);
      forEach(node.right, action);
    }
  }

  RankedMap<V> with(int key, V value) {
    return new RankedMap<>(insert(root, key, value));
  }

  RankedMap<V> without(int key) {
    return new RankedMap<>(delete(root, key));
  }

  private static <V> Node<V> insert(@Nullable Node<V> node, int key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null);
    }
    if (key == node.key) {
      return new Node<>(key, value, node.left, node.right);
    }
    if (key < node.key) {
      Node<V> left = insert(node.left, key, value);
      if (left.priority <= node.priority) {
        return node.withChildren(left, node.right);
      }
      return left.withChildren(left.left, node.withChildren(left.right, node.right));
    }
    Node<V> right = insert(node.right, key, value);
    if (right.priority <= node.priority) {
      return node.withChildren(node.left, right);
    }
    return right.withChildren(node.withChildren(node.left, right.left), right.right);
  }

  private static <V> @Nullable Node<V> delete(@Nullable Node<V> node, int key) {
    if (node == null) {
      return null;
    }
    if (key == node.key) {
      return merge(node.left, node.right);
    }
    return key < node.key
        ? node.withChildren(delete(node.left, key), node.right)
        : node.withChildren(node.left, delete(node.right, key));
  }

  private static <V> @Nullable Node<V> merge(@Nullable Node<V> low, @Nullable Node<V> high) {
    if (low == null) {
      return high;
    }
    if (high == null) {
      return low;
    }
    return low.priority > high.priority
        ? low.withChildren(low.left, merge(low.right, high))
        : high.withChildren(merge(low, high.left), high.right);
  }

  private static int size(@Nullable Node<?> node) {
    return node == null ? 0 : node.size;
  }

  private static final class Node<V> {
    private final int key;
    private final V value;
    private final long priority;
    private final int size;
    private final @Nullable Node<V> left;
    private final @Nullable Node<V> right;

    Node(int key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      // A hash instead of a random number, so that the same keys always give the same tree.
      this.priority = LeadRandom.mix(key + 0x5851F42D4C957F2DL);
      this.size = 1 + RankedMap.size(left) + RankedMap.size(right);
    }

    Node<V> withChildren(@Nullable Node<V> newLeft, @Nullable Node<V> newRight) {
      return new Node<>(key, value, newLeft, newRight);
    }
  }
}
