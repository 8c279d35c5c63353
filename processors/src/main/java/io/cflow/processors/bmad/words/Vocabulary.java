package io.cflow.processors.bmad.words;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The words documents use for their parts, in the languages seen in public projects. */
public final class Vocabulary {

  private static final int LONGEST_TITLE = 100;
  private static final Map<SectionKind, Pattern> TITLES = new EnumMap<>(SectionKind.class);

  static {
    // The order of the enum is the order of the attempts: what is listed first wins.
    title(SectionKind.CRITERIA, """
        (?:story |key |detailed )?acceptance (?:crit\\w*|scenarios?)|acs?|acceptance|crit[éèe]res? d'acceptation
        |crit[ée]rios de (?:aceita[çc][ãa]o|aceite)|criterios de aceptaci[óo]n|criteri di accettazione
        |(?:akzeptanz|abnahme)kriterien|acceptatiecriteria|kryteria akceptacji|criterii de acceptare
        |критерии при[её]мки|验收标准|驗收標準|验收条件|驗收條件|接受标准|接受標準|受け?入れ?(?:基準|条件)
        |수용 ?(?:기준|조건)|인수 ?(?:기준|조건)|승인 ?기준|tiêu chí (?:chấp nhận|nghiệm thu)|kabul kriterleri
        |priėmimo kriterijai""");
    title(SectionKind.TASKS, """
        (?:implementation |development |dev )?(?:sub)?tasks?(?: ?[/&] ?(?:sub-?tasks?|todos?))?(?: (?:breakdown|list))?
        |t[âa]ches(?: ?/ ?sous-t[âa]ches)?|tareas(?: ?/ ?subtareas)?|tarefas(?: ?/ ?subtarefas)?
        |aufgaben(?: ?/ ?(?:teil|unter)aufgaben)?|compiti|taken|zadania|görevler|задачи(?: ?/ ?подзадачи)?
        |任[务務](?: ?/ ?子任[务務])?|任[务務]分解|任[务務]清[单單]|タスク|작업|태스크|nhiệm vụ|công việc|execution""");
    title(SectionKind.STATUS, """
        (?:story |current )?status|statut|estado|situa[çc][ãa]o|stato|stan|durum|статус|状态|狀態|ステータス|상태
        |trạng thái""");
    title(SectionKind.STATEMENT, """
        (?:user )?story(?: (?:statement|description|overview))?|(?:récit|histoire) utilisateur
        |hist[óo]ria(?: de usuário)?
        |historia(?: de usuario)?|用户故事|使用者故事|故事描述|사용자 스토리|ユーザーストーリー""");
    title(SectionKind.NEEDS, """
        (?:story |epic |internal |key |hard |upstream )?dependenc(?:y|ies)(?: graph| map| chain| order| matrix
        | notes?| analysis| on (?:previous|prior|other|earlier) (?:stories|work))?
        |depend(?:s|ent|ing) (?:on|upon)|pre-?requisites?|prereqs?|(?:is )?blocked by|requires?|needs|sequential
        |predecessors?|upstream stor(?:y|ies)|benötigt
        |pr[ée]-?requis|d[ée]pendances?|d[ée]pend de|pr[ée]-?requisitos?|requisitos previos|depend[êe]ncias?
        |dependencias?|depende de|abh[äa]ngigkeiten|abh[äa]ngig von|voraussetzung(?:en)?|dipendenze|prerequisiti
        |zależności
        |зависимости|зависит от|(?:前置)?(?:依赖|依賴)(?:关系|關係|項|项|于|於)?|前置(?:条件|條件|故事|任[务務])?|依存(?:関係)?|前提(?:条件)?
        |의존(?:성| 관계)?|선행 ?(?:조건|스토리|작업)|phụ thuộc|điều kiện tiên quyết""");
    title(SectionKind.BLOCKS, """
        (?:this )?(?:story )?(?:un)?blocks|enables|required (?:by|for)|dependents?|dependent stor(?:y|ies)
        |depended (?:up)?on by|successors?|bloque|bloqueia|bloquea|blockiert
        |阻塞|阻擋|被依赖|被依賴""");
    title(SectionKind.COVERAGE, """
        (?:frs?|nfrs?|requirements?|prd)? ?(?:coverage|traceability)(?: (?:map|matrix|table|summary|validation))?
        |(?:frs?|nfrs?|requirements?) (?:impact|mapping|touchpoints)(?: .{0,30})?|couverture des (?:ef|fr
        |exigences).{0,30}
        |(?:frs?|nfrs?|requirements?) (?:covered|addressed|met|satisfied)|(?:covers|implements|addresses)
        |change ?log|edit history|修订(?:记录|历史)|变更(?:记录|日志)|變更(?:記錄|日誌)""");
    title(SectionKind.REQUIREMENTS, """
        requirements?|related requirements|frs?|nfrs?|functional requirements?(?: \\(frs?\\))?|functional
        |non-? ?functional(?: requirements?)?(?: \\(nfrs?\\))?|requirements inventory""");
    title(SectionKind.FILES, "file list|files? (?:list|modified|created|changed)|文件(?:列表|清单)|檔案(?:列表|清單)");
    title(SectionKind.NOT_CRITERIA, """
        integration verification(?: \\(ivs?\\))?|definition of done(?: .{0,30})?|dod|success (?:criteria|metrics)
        |iv|完成(?:定义|定義)|集成验证|整合驗證""");
    title(SectionKind.RECORD, """
        dev(?:eloper)? agent record|qa (?:results|notes|review)|senior developer review(?: \\(ai\\))?|review (?:notes
        |findings)
        |change log|story (?:progress|completion) notes|po validation.{0,30}|debug log(?: references)?
        |completion notes(?: list)?|(?:implementation|completion|validation) (?:status|summary|report|results)
        |auto run result|review triage log|spec change log""");
    title(SectionKind.NOTES, """
        (?:dev|technical|implementation|development|design)(?:er)? (?:notes?|guidance|details|requirements?
        |considerations?)
        |notes?(?: .{0,20})?|dev technical guidance|context|background|technical summary|testing(?: .{0,30})?
        |test(?:ing)? (?:strategy|requirements?|scenarios?|cases?|plan)|risks?(?: .{0,40})?|references?
        |estimated effort|effort
        |story points?|priority|estimate|out of scope|in scope|scope|rollback plan|deliverables?|owner|sprint
        |技[术術](?:说明|需求|實作|实现|实施).{0,10}|工作量|优先级|優先級|風險與緩解|风险.{0,10}""");
  }

  /** Words that turn a heading about criteria, tasks or dependencies into a report about them. */
  private static final Pattern REPORT = Pattern.compile(
      ".*\\b(?:validation|coverage|verification|verified|traceability|mapping|review|assessment|compliance|analysis of"
          + "|to add|to install|checklist|injection|status|met|summary|evidence|references?|insights?)\\b.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING_NUMBER = Pattern.compile("^(?:\\d+(?:\\.\\d+)*[.)]?\\s+|[^\\p{L}\\p{N}]+)");
  private static final Pattern TRAILING_NOTE = Pattern.compile("\\s*(?:\\(.{0,80}\\)|-\\s.{0,60}|:)\\s*$");
  private static final Pattern BETWEEN_BRACES = Pattern.compile("^(.{1,60}?)\\s*\\(([^()]{2,60})\\)$");

  private Vocabulary() {}

  private static void title(SectionKind kind, String alternatives) {
    var joined = alternatives.replaceAll("\\s*\\R\\s*", "");
    TITLES.put(kind, Pattern.compile(joined, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /** What a heading or label announces; {@code OTHER} when it says nothing we know. */
  public static SectionKind kindOf(String plain) {
    var text = plain.strip();
    if (text.isEmpty() || text.length() > LONGEST_TITLE) {
      return SectionKind.OTHER;
    }
    text = LEADING_NUMBER.matcher(text).replaceFirst("").strip();
    var kind = lookUp(text);
    if (kind == SectionKind.OTHER) {
      kind = lookUp(TRAILING_NOTE.matcher(text).replaceFirst("").strip());
    }
    return kind == SectionKind.OTHER ? bilingual(text) : kind;
  }

  /** {@code 验收标准 (Acceptance Criteria)}: the words in braces may be the ones we know. */
  private static SectionKind bilingual(String text) {
    var parts = BETWEEN_BRACES.matcher(text);
    if (!parts.matches()) {
      return SectionKind.OTHER;
    }
    return lookUp(parts.group(2).strip());
  }

  private static SectionKind lookUp(String text) {
    for (var entry : TITLES.entrySet()) {
      if (entry.getValue().matcher(text).matches()) {
        return entry.getKey();
      }
    }
    return SectionKind.OTHER;
  }

  public static boolean isReport(String plain) {
    return REPORT.matcher(plain).matches();
  }

  /** Whether a line can only be a heading, however it is printed. */
  public static boolean isStructural(String plain) {
    return StoryHeading.of(plain).isPresent() || EpicHeading.of(plain).isPresent()
        || plain.indexOf(':') < 0 && kindOf(plain) != SectionKind.OTHER && kindOf(plain) != SectionKind.NOTES;
  }
}
