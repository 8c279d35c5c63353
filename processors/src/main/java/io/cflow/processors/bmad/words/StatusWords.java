package io.cflow.processors.bmad.words;

import io.cflow.domain.StoryStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Maps the status words of documents to the kernel's; case, spaces and hyphens make no difference. */
public final class StatusWords {

  private static final Pattern UNWORDED = Pattern.compile("[\\s_\\-–]+");
  private static final Map<String, StoryStatus> WORDS = new HashMap<>();

  static {
    words(StoryStatus.BACKLOG, "backlog", "not started", "planned", "todo", "to do", "pending", "open", "proposed",
        "new",
        "optional", "未着手", "chưa bắt đầu", "da iniziare", "не начато",
        "未开始", "未開始", "待办", "待辦", "계획", "à faire", "pendente", "pendiente", "geplant", "offen");
    words(StoryStatus.DRAFT, "draft", "rascunho", "brouillon", "borrador", "entwurf", "草稿", "下書き", "초안", "bozza",
        "черновик", "bản nháp",
        "ready for planning", "in review draft");
    words(StoryStatus.APPROVED, "approved", "aprovado", "aprovada", "approuvé", "aprobado", "genehmigt", "已批准",
        "承認済み", "승인", "approvato", "approvata", "утверждено", "đã duyệt",
        "validated");
    words(StoryStatus.READY, "ready", "drafted", "ready for dev", "ready for development", "ready for implementation",
        "context ready", "ready to start", "ready for sprint", "pronto para desenvolvimento", "prêt pour développement",
        "bereit", "bereit für entwicklung", "listo", "listo para desarrollo", "pronto", "prêt",
        "pronto per lo sviluppo",
        "готово к разработке", "sẵn sàng", "準備完了", "就绪", "就緒", "준비됨");
    words(StoryStatus.IN_PROGRESS, "in progress", "in development", "wip", "started", "doing", "contexted", "active",
        "ongoing",
        "partial", "partially complete", "em andamento", "em progresso", "en cours", "en progreso", "in bearbeitung",
            "进行中",
        "進行中", "开发中", "開發中", "진행 중", "в работе", "in corso", "đang thực hiện", "đang làm",
        "en curso", "em curso",
        "changes required", "needs work");
    words(StoryStatus.REVIEW, "review", "in review", "ready for review", "ready for qa", "ready for testing",
        "dev complete",
        "implementation complete", "code complete", "ready for done", "待审核", "待審核", "待审查", "待審查", "审查中",
            "prêt pour revue",
        "prêt pour review", "pronto para revisão", "listo para revisión", "bereit für review", "검토 중",
        "レビュー待ち", "レビュー中", "in revisione", "на проверке", "на ревью", "đang xem xét",
        "chờ duyệt", "en revisión", "em revisão", "en revue", "qa", "testing");
    words(StoryStatus.DONE, "done", "complete", "completed", "closed", "finished", "deployed", "implemented",
        "released",
        "approved for production", "shipped", "merged", "delivered", "resolved", "完成", "已完成",
        "完了", "完了済み", "완료", "terminé",
            "terminée",
        "concluído", "concluída", "completado", "completada", "fertig", "abgeschlossen", "erledigt", "готово",
            "завершено",
        "hoàn thành", "production ready", "completato", "fait");
    words(StoryStatus.BLOCKED, "blocked", "on hold", "paused", "waiting", "bloqué", "bloqueado", "blockiert", "阻塞");
    words(StoryStatus.DEFERRED, "deferred", "postponed", "icebox", "future");
    words(StoryStatus.CANCELLED, "cancelled", "canceled", "superseded", "descoped", "obsolete", "abandoned",
        "rejected", "removed",
        "deleted", "archived", "won't do", "wont do", "deprecated", "dissolved", "merged into");
  }

  private static final Pattern CUT = Pattern.compile(
      "\\s*(?:[(\\[;,.|/→!]|\\s[-–—>]+\\s|—|->|\\s-{1,2}\\s|:\\s).*$", Pattern.DOTALL);
  private static final int LONGEST = 200;

  private StatusWords() {}

  private static void words(StoryStatus status, String... words) {
    Arrays.stream(words).forEach(word -> WORDS.put(key(word), status));
  }

  public static StoryStatus of(String raw) {
    var text = head(raw);
    var exact = WORDS.get(key(text));
    if (exact != null) {
      return exact;
    }
    var parts = text.split("[\\s_]+");
    for (int count = Math.min(3, parts.length); count > 0; count--) {
      var status = WORDS.get(key(String.join(" ", Arrays.copyOf(parts, count))));
      if (status != null) {
        return status;
      }
    }
    return StoryStatus.UNKNOWN;
  }

  /** The status word itself, as it is written. */
  public static String word(String raw) {
    return head(raw);
  }

  /** What follows the status word: a date, a name, an excuse. */
  public static String note(String raw) {
    var plain = plain(raw);
    return plain.substring(head(raw).length()).strip();
  }

  private static String head(String raw) {
    return CUT.matcher(plain(raw)).replaceFirst("").strip();
  }

  private static String plain(String raw) {
    var text = Plain.of(raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw);
    return text.replaceFirst("^[^\\p{L}\\p{N}]+", "").replaceAll("[\"']", "").strip();
  }

  private static String key(String words) {
    return UNWORDED.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
