package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RequirementText;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Conditions under which something fails, as requirements and criteria state them. */
final class ErrorCatalogue {

  private static final Map<String, Pattern> KINDS = kinds();
  private static final Pattern CODE = Pattern.compile(
      "(?i)(?:\\b(?:http|status|returns?|response|error)\\b[^0-9\\n]{0,12}([45]\\d\\d)\\b)|exit (?:code|status) "
      + "(\\d{1,3})|"
          + "\\b(?=[A-Z0-9_]*_)(E[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){0,4}|[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,4})\\b");

  private ErrorCatalogue() {}

  /**
   * @param subject requirement or story that states it
   * @param code as stated, empty when none is
   */
  record Entry(String kind, String subject, String condition, String code, SourceSpan at) {}

  static List<Entry> of(Plan plan) {
    var entries = new ArrayList<Entry>();
    plan.requirements().stream().filter(each -> !each.dropped()).forEach(each ->
        add(entries, each.id(), RequirementText.of(each), each.source()));
    plan.stories().stream().filter(story -> !story.retired()).forEach(story -> story.criteria().forEach(criterion ->
        add(entries, story.id() + " AC " + criterion.ordinal(), criterion.text(), criterion.span())));
    return entries;
  }

  private static void add(List<Entry> entries, String subject, String markdown, SourceSpan at) {
    var text = Prose.item(markdown).replaceFirst("^#{1,6} ", "");
    KINDS.entrySet().stream().filter(kind -> kind.getValue().matcher(text).find()).findFirst().ifPresent(kind ->
        entries.add(new Entry(kind.getKey(), subject, Escape.excerpt(text, 220), code(text), at)));
  }

  private static String code(String text) {
    var match = CODE.matcher(text);
    if (!match.find()) {
      return "";
    }
    if (match.group(1) != null) {
      return "HTTP " + match.group(1);
    }
    return match.group(2) != null ? "exit " + match.group(2) : isUpperCase(match.group()) ? match.group() : "";
  }

  private static boolean isUpperCase(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT));
  }

  private static Map<String, Pattern> kinds() {
    var kinds = new LinkedHashMap<String, Pattern>();
    kinds.put("access", words("unauthori[sz]ed|forbidden|permission denied|access denied|not allowed|40[13]|未授权|拒绝"));
    kinds.put("not found", words("not found|does not exist|do not exist|missing (?:file|record|entry)|404|不存在|找不到"));
    kinds.put("timeout", words("time[sd]? ?out|timeouts?|deadline|超时|逾時"));
    kinds.put("conflict", words("conflicts?|duplicates?|already exists?|409|重复|衝突|冲突"));
    kinds.put("invalid input", words("invalid|malformed|validation (?:error|fail\\w*)|not valid|400|422|无效|無效"));
    kinds.put("limit", words("rate limit\\w*|exceed(?:s|ed|ing)?|quota|too many|too large|429|超过限制"));
    kinds.put("unavailable", words("unavailable|offline|unreachable|connection (?:lost|refused|error)|503|不可用|離線"));
    kinds.put("failure", words("(?<!(?:without|zero|no) )(?<!pass/)errors?(?! handling)|(?<!pass/)fail(?:s|ed|ure|"
        + "ures)?|crash(?:es|ed)?|corrupt(?:ed|ion)?|exceptions?|错误|失败|异常|"
        + "錯誤|失敗|異常"));
    return kinds;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?<![\\p{IsLatin}\\d])(?:" + alternatives + ")(?![\\p{IsLatin}\\d])",
        Pattern.CASE_INSENSITIVE);
  }
}
