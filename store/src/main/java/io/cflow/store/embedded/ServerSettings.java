package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the server is set up; written anew at each start, so that a newer cflow brings its newer settings. */
final class ServerSettings {

  /** Appended to the cluster's own postgresql.conf, which keeps what initdb found out about the machine. */
  static final String INCLUSION = "%ninclude '../server.conf'%n".formatted();

  private static final String TEXT = """
      # Written by cflow at each start. Your own settings: ALTER SYSTEM as superuser, which overrides this file.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 60
      shared_buffers = 128MB

      # What was committed stays, whatever happens to the machine.
      fsync = on
      synchronous_commit = on
      full_page_writes = on

      timezone = 'UTC'
      jit = off

      logging_collector = on
      log_directory = '../log'
      log_filename = 'postgresql-%Y%m%d-%H%M%S.log'
      log_rotation_size = 5MB
      log_rotation_age = 0
      log_timezone = 'UTC'
      log_line_prefix = '%m [%p] %q%u@%d '
      """;

  private ServerSettings() {
  }

  static void writeTo(Path file) throws IOException {
    Files.writeString(file, TEXT);
  }
}
