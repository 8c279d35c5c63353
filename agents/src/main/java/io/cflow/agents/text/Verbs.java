package io.cflow.agents.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Verbs that requirements are made of, to find the action of a sentence without a grammar. */
public final class Verbs {

  private static final Set<String> BASE = Set.of("""
      accept access add adjust allow analyze append apply approve archive assign attach authenticate \
      authorize avoid back block book browse build cache calculate call cancel capture change check choose \
      clear click close collect compare complete compute configure confirm connect contain convert copy \
      create customize cut deactivate define delete deliver deploy describe detect determine disable \
      discover dismiss display download drag drop edit email emit enable encrypt enforce enter evaluate \
      depend drive exceed fall exclude execute exit expand expose export extract fail fetch filter find \
      finish flag follow format generate get give group handle hide identify ignore import include indicate \
      initialize inspect install integrate invite keep launch let limit link list load locate lock log login \
      logout maintain manage map mark match measure merge migrate monitor move navigate notify observe offer \
      open operate order organize override parse paste pause pay perform persist play post prepare present \
      preserve prevent preview print prioritize process produce prompt provide publish pull push query queue \
      read rebuild receive recommend record recover redirect refresh register reject reload remove rename \
      render reopen reorder replace report request require reset resize resolve respond restart resist \
      restore restrict resume retain retrieve return revoke rotate run save scale scan schedule search \
      select send serve set share show sign skip sort specify split start stop store stream submit subscribe \
      suggest summarize support switch sync synchronize tag terminate test toggle track transform transition \
      translate trigger unblock undo uninstall unlock update upgrade upload use validate verify version view \
      visualize warn write zoom""".split("\\s+"));

  private Verbs() {}

  /** The base form of {@code word} if it is a known verb ({@code sends} and {@code send}), else empty. */
  public static String base(String word) {
    if (BASE.contains(word)) {
      return word;
    }
    return candidates(word).stream().filter(BASE::contains).findFirst().orElse("");
  }

  /** {@code verb} as it stands behind "it": {@code copies}, {@code is}; unchanged when it is no known verb. */
  public static String thirdPerson(String verb) {
    if (verb.equals("be")) {
      return "is";
    }
    if (!BASE.contains(verb)) {
      return verb;
    }
    if (verb.matches(".*[^aeiou]y")) {
      return verb.substring(0, verb.length() - 1) + "ies";
    }
    return verb + (verb.matches(".*(?:s|sh|ch|x|z)") ? "es" : "s");
  }

  /** The first known verb among {@code words}, as its index; -1 when there is none. */
  public static int first(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!base(words.get(i)).isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private static Set<String> candidates(String word) {
    var forms = new LinkedHashSet<String>();
    if (word.endsWith("s")) {
      forms.add(word.substring(0, word.length() - 1));
    }
    if (word.endsWith("es")) {
      forms.add(word.substring(0, word.length() - 2));
    }
    if (word.endsWith("ies")) {
      forms.add(word.substring(0, word.length() - 3) + "y");
    }
    return forms;
  }
}
