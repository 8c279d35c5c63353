package io.cflow.app;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one live server; it is stopped after the last test class. */
public final class WithLiveServer implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LiveServer.class;
  }

  @Override
  public LiveServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(WithLiveServer.class))
        .computeIfAbsent(Booted.class, type -> Booted.now(), Booted.class)
        .server();
  }

  /** Keeps the failure, too: what does not start will not start for the next test either. */
  private record Booted(@Nullable LiveServer running, @Nullable Exception failure) implements AutoCloseable {

    static Booted now() {
      try {
        return new Booted(new LiveServer(), null);
      } catch (IOException | RuntimeException e) {
        return new Booted(null, e);
      }
    }

    LiveServer server() {
      if (running == null) {
        throw new IllegalStateException("the server did not start", failure);
      }
      return running;
    }

    @Override
    public void close() throws IOException {
      if (running != null) {
        running.close();
      }
    }
  }
}
