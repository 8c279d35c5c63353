package io.cflow.processors.bmad.receipt;

import io.cflow.domain.DocumentType;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Receipt;
import io.cflow.domain.Receipt.Node;
import io.cflow.domain.Receipt.Passage;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.Receipt.Unmapped;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says for every node of a document what became of it. */
public final class Accounts {

  private final Harvest harvest;
  private final Classification classification;
  private final NodeForms forms;
  private final List<Passage> prose = new ArrayList<>();
  private final List<Unmapped> unmapped = new ArrayList<>();
  private int mapped;
  private int knownRows;

  private Accounts(Harvest harvest, KnownItems items) {
    this.harvest = harvest;
    this.forms = new NodeForms(harvest);
    this.classification = new Classification(harvest, items, forms);
  }

  /** The receipt of a project, with one entry for every file, ordered by path. */
  public static Receipt receipt(ProjectFiles files, List<Harvest> harvests, KnownItems items) {
    var refused = files.refusals().stream().map(refusal -> new Receipt.Entry(
        refusal.path(), Treatment.REFUSED, DocumentType.OTHER, "refused", Receipt.Account.EMPTY));
    return new Receipt(Stream.concat(harvests.stream().map(harvest -> of(harvest, items)), refused)
        .sorted(Comparator.comparing(Receipt.Entry::path)).toList());
  }

  private static Receipt.Entry of(Harvest harvest, KnownItems items) {
    var document = harvest.document();
    var treatment = document.type() == DocumentType.OTHER ? Treatment.KEPT : Treatment.READ;
    return new Receipt.Entry(document.path(), treatment, document.type(), document.rule(),
        new Accounts(harvest, items).account());
  }

  private Receipt.Account account() {
    int nodes = (int) IntStream.rangeClosed(1, harvest.text().size()).filter(line -> forms.at(line) != null).count();
    for (int line = 1; line <= harvest.text().size(); line++) {
      var node = forms.at(line);
      if (node != null) {
        enter(line, node);
      }
    }
    return new Receipt.Account(nodes, mapped, prose, unmapped, knownRows);
  }

  private void enter(int line, Node node) {
    var place = classification.place(line);
    knownRows += place.isKnown() && (node == Node.ITEM || node == Node.ROW) ? 1 : 0;
    switch (classification.of(line, node)) {
      case Classification.Mapped item -> mapped++;
      case Classification.Prose text -> read(text.section(), line);
      case Classification.Lost lost -> unmapped.add(new Unmapped(
          SourceSpan.line(harvest.path(), line), node, place.name(), lost.severity(), lost.reason()));
    }
  }

  /** Neighbours of one section are one passage. */
  private void read(String section, int line) {
    var last = prose.isEmpty() ? null : prose.getLast();
    if (last != null && last.section().equals(section)) {
      prose.set(prose.size() - 1, new Passage(section, last.line(), last.nodes() + 1));
    } else {
      prose.add(new Passage(section, line, 1));
    }
  }
}
