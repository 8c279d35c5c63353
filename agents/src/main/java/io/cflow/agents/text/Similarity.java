package io.cflow.agents.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resemblance of texts by the Jaccard coefficient of their shingles: A. Broder, "On the resemblance and containment
 * of documents", 1997.
 */
public final class Similarity {

  /** A shingle in more texts than this tells nothing, and would make the search quadratic. */
  private static final int COMMON = 60;

  private Similarity() {}

  /** Two texts by their positions, {@code left < right}, and how much they share, from 0 to 1. */
  public record Pair(int left, int right, double resemblance) {}

  /** All pairs that resemble each other at least by {@code threshold}, in order of position. */
  public static List<Pair> pairs(List<String> texts, double threshold) {
    var shingles = texts.stream().map(Similarity::shingles).toList();
    var places = new HashMap<String, List<Integer>>();
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < shingles.size(); i++) {
      for (var candidate : shared(shingles.get(i), places).entrySet()) {
        int other = candidate.getKey();
        double resemblance = resemblance(shingles.get(other), shingles.get(i));
        if (resemblance >= threshold) {
          pairs.add(new Pair(other, i, resemblance));
        }
      }
      for (var shingle : shingles.get(i)) {
        places.computeIfAbsent(shingle, _ -> new ArrayList<>()).add(i);
      }
    }
    pairs.sort((a, b) -> a.left() != b.left() ? a.left() - b.left() : a.right() - b.right());
    return pairs;
  }

  /** The share of {@code part}'s content words that {@code whole} has too, from 0 to 1. */
  public static double containment(Set<String> part, Set<String> whole) {
    return part.isEmpty() ? 0 : (double) part.stream().filter(whole::contains).count() / part.size();
  }

  /** Size of the intersection over size of the union; 0 for two empty sets. */
  public static double resemblance(Set<String> left, Set<String> right) {
    long both = left.stream().filter(right::contains).count();
    long union = left.size() + right.size() - both;
    return union == 0 ? 0 : (double) both / union;
  }

  /** Pairs of neighbouring words; of neighbouring characters in scripts that do not separate words. */
  static Set<String> shingles(String text) {
    var words = Language.of(text) == Language.CHINESE ? text.chars().mapToObj(Character::toString).toList()
        : Words.of(text);
    var shingles = new LinkedHashSet<String>();
    for (int i = 0; i + 1 < words.size(); i++) {
      shingles.add(words.get(i) + " " + words.get(i + 1));
    }
    return shingles;
  }

  private static Map<Integer, Integer> shared(Set<String> shingles, Map<String, List<Integer>> places) {
    var shared = new HashMap<Integer, Integer>();
    for (var shingle : shingles) {
      var at = places.getOrDefault(shingle, List.of());
      if (at.size() <= COMMON) {
        at.forEach(place -> shared.merge(place, 1, Integer::sum));
      }
    }
    return shared;
  }
}
