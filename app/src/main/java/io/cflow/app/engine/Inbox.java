package io.cflow.app.engine;

import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.port.CrashPoint;
import io.cflow.port.Intake.Accepted;
import io.cflow.processors.flow.Delivery;
import io.cflow.processors.flow.PlanRefused;
import io.cflow.processors.intake.FailedFolder;
import io.cflow.processors.intake.InboxFolder;
import io.cflow.processors.intake.InboxProject;
import io.cflow.processors.intake.InboxProjects;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectArchive;
import io.cflow.processors.intake.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watched folder. Used by one thread at a time: the timer's. */
public final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final String TENANT = "default";

  private final Path folder;
  private final Path projects;
  private final IntakeLimits limits;
  private final InstantSource clock;
  private InboxProjects seen;

  /**
   * @param folder is created if it is not there
   * @param projects where the documents of archives come back, one folder a project
   */
  public Inbox(Path folder, Path projects, Duration quiet, IntakeLimits limits, InstantSource clock) {
    this.folder = folder;
    this.projects = projects;
    this.limits = limits;
    this.clock = clock;
    this.seen = InboxProjects.watching(quiet);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the inbox cannot be made: " + folder, e);
    }
  }

  /** Projects nobody has touched for a while, and that are not the version taken last. */
  public List<InboxProject> ready() {
    var look = seen.look(new InboxFolder(folder, limits).list(), clock.instant());
    seen = look.next();
    look.refused().forEach(this::setAside);
    return look.ready();
  }

  private void setAside(Refusal refusal) {
    setAside(refusal.path(), refusal.reason());
  }

  private void setAside(String entry, String reason) {
    try {
      var name = new FailedFolder(folder, limits).accept(entry, reason);
      LOG.warn("{} was refused and lies in .failed/{}: {}", shown(entry), name, shown(reason));
    } catch (UncheckedIOException e) {
      LOG.warn("{} was refused and could not be moved to .failed: {}", shown(entry), e.getMessage());
    }
  }

  /** A name in the inbox must not write lines of its own into the log. */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  public Delivery read(InboxProject project) {
    var place = folder.resolve(project.entry());
    var delivery = project.archive()
        ? delivery(archive(place, project.name()), Optional.empty(), projects.resolve(project.name()))
        : delivery(new ProjectFolder(limits).read(place, project.name()), Optional.of(place), place);
    CrashPoint.INTAKE_READ.hit();
    return delivery;
  }

  private static Delivery delivery(ProjectFiles files, Optional<Path> workspace, Path home) {
    return new Delivery(TENANT, "", files, workspace, home.resolve(".cflow"));
  }

  private ProjectFiles archive(Path file, String name) {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return new ProjectArchive(limits).read(Channels.newInputStream(channel), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void taken(InboxProject project, Accepted accepted) {
    seen = seen.taken(project, accepted.execution().toString());
    if (accepted.fresh()) {
      LOG.info("{} is taken as execution {}", project.entry(), accepted.execution());
    }
  }

  /** What is wrong with the project itself is set aside; trouble of our own leaves it for the next look. */
  public void refuse(InboxProject project, Exception cause) {
    if (cause instanceof IntakeRefused || cause instanceof PlanRefused) {
      setAside(project.entry(), cause.getMessage());
    } else {
      LOG.error("{} could not be taken and will be tried again", project.entry(), cause);
    }
  }
}
