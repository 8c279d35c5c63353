package io.cflow.agents.architect;

import io.cflow.agents.text.Line;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads data models: attribute lists under "Data Models", {@code CREATE TABLE}, TypeScript interfaces. */
final class Entities {

  private static final Pattern ATTRIBUTE = Pattern.compile(
      "^([A-Za-z_][A-Za-z0-9_]{0,50})\\??\\s?(?:[:：]\\s?([A-Za-z][A-Za-z0-9_\\[\\]<>|?,. "
      + "]{0,40}?))?\\s?(?:[-–—(（,].*)?$");
  private static final Pattern NAME = Pattern.compile("^\\s?`([A-Za-z_][A-Za-z0-9_]{0,50})`");
  private static final Pattern TABLE = Pattern.compile(
      "(?i)^\\s{0,8}create table (?:if not exists )?[\"`]?([A-Za-z_][A-Za-z0-9_.]{0,60})[\"`]?\\s?\\(?.{0,20}$");
  private static final Pattern COLUMN = Pattern.compile("^\\s{1,12}[\"`]?([a-z_][A-Za-z0-9_]{0,60})[\"`]?\\s+"
      + "([A-Za-z]+(?:\\([0-9, ]{1,12}\\))?(?:\\[])?)\\b.*$");
  private static final Pattern INTERFACE =
      Pattern.compile("^\\s{0,8}(?:export )?(?:interface|type) ([A-Z][A-Za-z0-9]{0,60})(?: extends "
      + "\\w+)?\\s?=?\\s?\\{\\s*$");
  private static final Pattern MEMBER =
      Pattern.compile("^\\s{1,12}([A-Za-z_][A-Za-z0-9_]{0,60})\\??\\s?:\\s?([^;,{]{1,60}?)[;,]?\\s*(?://.*)?$");
  private static final Pattern NOT_A_COLUMN =
      Pattern.compile("(?i)primary|foreign|unique|constraint|check|index|key|references|create|partition");

  private Entities() {}

  static List<Entity> in(Sources sources) {
    var listed = sources.architecture().stream().filter(section ->
        section.isAbout("data model", "domain model", "entities", "database schema", "数据模型", "資料模型"))
        .flatMap(section -> section.children().stream()).flatMap(Entities::listed);
    var coded = sources.architecture().stream().flatMap(section -> Stream.concat(
        declared(section, TABLE, COLUMN, Entity.Form.TABLE),
        declared(section, INTERFACE, MEMBER, Entity.Form.INTERFACE)));
    var unique = new LinkedHashMap<String, Entity>();
    Stream.concat(listed, coded).forEach(entity -> unique.putIfAbsent(entity.form() + key(entity.name()), entity));
    return List.copyOf(unique.values());
  }

  /** Name of an entity whatever its spelling: {@code audit_logs}, {@code AuditLog}. */
  static String key(String name) {
    var bare = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return bare.length() > 3 ? bare.replaceFirst("(?<=[^s])s$", "") : bare;
  }

  private static Stream<Entity> listed(Section section) {
    var listed = section.flatten().flatMap(each -> each.items().stream()).flatMap(item -> field(item.text())).toList();
    var fields = listed.size() > 1 ? listed : named(section);
    var name = section.title().split("\\s*[:：(（]", 2)[0].strip();
    boolean entity = fields.size() > 1 && name.matches("[\\p{L}][\\p{L}\\p{N}_ ]{0,50}");
    return entity ? Stream.of(new Entity(name, Entity.Form.ATTRIBUTES, fields, section.heading())) : Stream.empty();
  }

  /** "`isbn` (key) · `title`": names in a sentence, without types. */
  private static List<Entity.Field> named(Section section) {
    var line = section.prose().filter(each -> !each.isBlank()).findFirst().map(Line::text).map(Entities::cut)
        .orElse("");
    return line.startsWith("`") ? Stream.of(line.split("[·,;]\\s")).map(NAME::matcher).filter(Matcher::find)
        .map(match -> new Entity.Field(match.group(1), "")).toList() : List.of();
  }

  private static Stream<Entity.Field> field(String item) {
    var match = ATTRIBUTE.matcher(item.length() > 300 ? item.substring(0, 300) : item);
    boolean attribute = match.matches() && match.group(2) != null && !match.group(2).strip().contains("  ")
        && match.group(2).strip().split(" ").length <= 3;
    return attribute ? Stream.of(new Entity.Field(match.group(1), match.group(2).strip())) : Stream.empty();
  }

  /** Declarations in code blocks: a head line, then members until the closing bracket. */
  private static Stream<Entity> declared(Section section, Pattern head, Pattern member, Entity.Form form) {
    var entities = new ArrayList<Entity>();
    var lines = section.body().stream().filter(Line::fenced).toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher match = head.matcher(cut(lines.get(i).text()));
      if (match.matches()) {
        var fields = members(lines.subList(i + 1, lines.size()), member);
        entities.add(new Entity(match.group(1), form, fields, section.at(lines.get(i))));
      }
    }
    return entities.stream();
  }

  private static List<Entity.Field> members(List<Line> lines, Pattern member) {
    var fields = new ArrayList<Entity.Field>();
    for (var line : lines) {
      if (line.text().matches("\\s{0,8}[)}];?.{0,40}") || line.text().contains("```")) {
        break;
      }
      var match = member.matcher(cut(line.text()));
      if (match.matches() && !NOT_A_COLUMN.matcher(match.group(1)).matches()) {
        fields.add(new Entity.Field(match.group(1), Prose.of(match.group(2))));
      }
    }
    return fields;
  }

  private static String cut(String line) {
    return line.length() > 300 ? line.substring(0, 300) : line;
  }
}
