package io.cflow.agents.dev;

import io.cflow.agents.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ranked retrieval by Okapi BM25: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework", 2009, with the
 * usual k1 = 1.2 and b = 0.75.
 *
 * @param <T> what is found
 */
final class Bm25<T> {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final List<Entry<T>> entries = new ArrayList<>();
  private final Map<String, Integer> documentFrequency = new HashMap<>();
  private double totalLength;

  private record Entry<T>(T item, Map<String, Integer> frequency, int length) {}

  /**
   * Something that was found.
   *
   * @param terms of the query that it shares, the most telling first
   */
  record Hit<T>(T item, double score, List<String> terms) {}

  void add(T item, String text) {
    var frequency = new HashMap<String, Integer>();
    var content = Words.content(text);
    int length = 0;
    for (var word : Words.of(text)) {
      var term = Words.singular(word);
      if (content.contains(term)) {
        frequency.merge(term, 1, Integer::sum);
        length++;
      }
    }
    frequency.keySet().forEach(term -> documentFrequency.merge(term, 1, Integer::sum));
    totalLength += length;
    entries.add(new Entry<>(item, frequency, length));
  }

  /** What shares at least {@code leastTerms} terms with {@code query}, best first; equal scores keep their order. */
  List<Hit<T>> search(String query, int leastTerms) {
    var terms = Words.content(query);
    return entries.stream().map(entry -> hit(entry, terms)).filter(hit -> hit.terms().size() >= leastTerms)
        .sorted(Comparator.comparingDouble((Hit<T> hit) -> hit.score()).reversed()).toList();
  }

  private Hit<T> hit(Entry<T> entry, Set<String> terms) {
    var scores = new TreeMap<String, Double>();
    for (var term : terms) {
      int frequency = entry.frequency().getOrDefault(term, 0);
      if (frequency > 0) {
        scores.put(term, rarity(term) * saturation(frequency, entry.length()));
      }
    }
    var byScore = Map.Entry.<String, Double>comparingByValue().reversed()
        .thenComparing(Map.Entry.comparingByKey());
    return new Hit<>(entry.item(), scores.values().stream().mapToDouble(Double::doubleValue).sum(),
        scores.entrySet().stream().sorted(byScore).map(Map.Entry::getKey).toList());
  }

  private double rarity(String term) {
    int containing = documentFrequency.getOrDefault(term, 0);
    return Math.log(1 + (entries.size() - containing + 0.5) / (containing + 0.5));
  }

  private double saturation(int frequency, int length) {
    double average = Math.max(1, totalLength / entries.size());
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average));
  }
}
