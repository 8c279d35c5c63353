package io.cflow.agents.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The product quality model of ISO/IEC 25010:2023, told from the words of a requirement; the first that matches, in
 * an order that puts the specific before the general.
 */
public enum QualityCharacteristic {
  SAFETY("hazard|physical harm|fail[- ]safe|life[- ]threatening"),
  SECURITY("secur|encrypt|authenticat|authori[sz]|password|credential|secret|token|gdpr|privacy|audit|owasp|tls|https|"
      + "permission|vulnerab|sanitiz|injection|安全|加密|权限|權限"),
  PERFORMANCE_EFFICIENCY("latency|response time|respond|performance|throughput|within \\d|seconds?\\b|\\d ?ms\\b|"
      + "millisecond|memory|cpu|concurrent|requests per|fps|load time|efficient|fast|footprint|startup time|binary "
      + "size|"
      + "性能|响应|回應|資源|资源"),
  RELIABILITY("availab|uptime|reliab|recover|failover|backup|crash|data loss|durab|fault|degrad|retry|resilien|"
      + "graceful|restart|corrupt|可用性|可靠|穩定|稳定"),
  INTERACTION_CAPABILITY("accessib|wcag|usab|screen reader|keyboard|locali[sz]|internationali[sz]|language|learn|"
      + "intuitive|user experience|color|contrast|help text|error messages?|易用"),
  COMPATIBILITY("compatib|browser|interoperab|integrat|coexist|macos|windows|linux|support(?:s|ed)? .{0,40}versions?|"
      + "works? (?:with|in|on)|兼容|相容"),
  FLEXIBILITY("scal|portab|install|deploy|docker|container|extensib|adapt|replace|可扩展|擴展|部署"),
  MAINTAINABILITY("maintain|modular|test coverage|coverage|tested|code|logging|documentation|monitor|observab|lint|"
      + "type safety|convention|维护|維護|日誌|日志"),
  FUNCTIONAL_SUITABILITY("accura|correct|precision|false positive|complete"),
  UNTAGGED("(?!)");

  /** Reliability comes in degrees (99.9 %) and as behaviour (recovers after a crash); only degrees need a number. */
  private static final Pattern DEGREE =
      Pattern.compile("availab|uptime|downtime|reliab|mtb|mttr|可用性|可靠", Pattern.CASE_INSENSITIVE);

  private final Pattern words;

  QualityCharacteristic(String words) {
    this.words = Pattern.compile("(?:^|[^\\p{L}])(?:" + words + ")|[一-龥]{0,1}(?:" + cjk(words) + ")",
        Pattern.CASE_INSENSITIVE);
  }

  /** What {@code text} is about; {@link #UNTAGGED} when no word tells. */
  public static QualityCharacteristic of(String text) {
    return Arrays.stream(values()).filter(each -> each.words.matcher(text).find()).findFirst().orElse(UNTAGGED);
  }

  /** The name as the standard prints it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether {@code text}, of this characteristic, says nothing without a number. */
  public boolean wantsMeasure(String text) {
    return this == PERFORMANCE_EFFICIENCY || this == RELIABILITY && DEGREE.matcher(text).find();
  }

  private static String cjk(String words) {
    var parts = Arrays.stream(words.split("\\|")).filter(word -> word.matches("[一-龥]+")).toList();
    return parts.isEmpty() ? "(?!)" : String.join("|", parts);
  }
}
